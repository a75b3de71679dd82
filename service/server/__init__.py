"""The processes that answer: sockets, workers, HTTP and WebSocket protocols."""
