"""The layout of bundles: data and comments written as YAML, the way the house writes it."""
