"""Sending to webhooks: what is due, the message, the attempt, and when it is tried again."""
