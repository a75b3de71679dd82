"""The reference client: a copy of what a server tells, kept by snapshot and feed, and held against the server's digest."""
