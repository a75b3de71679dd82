"""GraphQL over HTTP, WebSocket and event streams, and stored documents."""
