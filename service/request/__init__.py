"""What is known of a request: its caller, host, headers, body, and the record for logs."""
