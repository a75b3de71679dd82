"""The server processes: sockets, workers, and the HTTP and WebSocket protocols."""
