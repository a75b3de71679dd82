"""Webhooks: changes sent to the receivers that registered for them, by Standard Webhooks 1.0."""
