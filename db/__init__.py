"""The database layer: migrations, the catalog, reading, writing, operations, the feed and webhooks.

Imports only ``editorial``; no other layer imports asyncpg.
"""
