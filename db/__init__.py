"""PostgreSQL: migrations, catalog, compile, execute, store.

Imports only ``editorial``; the only layer that imports asyncpg.
"""
