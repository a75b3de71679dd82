"""The reference client: a copy of a server's data, kept current by snapshot and feed, and compared with its digest."""
