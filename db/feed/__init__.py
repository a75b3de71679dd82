"""The feed: pages of the change log, snapshots, digests, and the copy that a mirror stores."""
