"""Short forms of bundles: what may be written for what, in both directions. Pure, and without the article's text."""
