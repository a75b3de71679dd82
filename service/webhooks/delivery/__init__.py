"""Sending to webhooks: the deliveries that are due, the message, the attempt, and the retries."""
