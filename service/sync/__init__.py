"""Keeping a copy in sync: the feed, snapshots, digests and watch lists."""
