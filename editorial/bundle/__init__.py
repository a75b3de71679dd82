"""The bundle format: reading and checking bundles, and finding their quotations in the article."""
