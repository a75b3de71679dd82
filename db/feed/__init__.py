"""The feed: the change log, snapshots, digests, and what a mirror stores."""
