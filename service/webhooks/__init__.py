"""Webhooks: changes sent to those who asked for them, by Standard Webhooks 1.0."""
