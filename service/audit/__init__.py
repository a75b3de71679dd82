"""The audit history by REST."""
