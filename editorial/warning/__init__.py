"""Warnings about a bundle that can be loaded: what an editor should look at, each found by one module."""
