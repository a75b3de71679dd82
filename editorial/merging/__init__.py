"""Two drafts of one article as one: what both found is surer, and where they differ stands a doubt."""
