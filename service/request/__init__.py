"""What the service knows about a request: its caller, host, headers and body, and the record for the logs."""
