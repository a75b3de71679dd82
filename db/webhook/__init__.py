"""Webhooks: their owners, their deliveries, and the queue."""
