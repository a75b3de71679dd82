"""Who may ask, and how much: authentication, rate limits, places for connections."""
