"""Webhooks: who is told of changes, the deliveries, and the queue."""
