"""Access to the service: authentication, rate limits, and limits on open connections."""
