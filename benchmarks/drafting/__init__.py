"""How good drafts are, and how sure: articles that editors annotated, and what the rules say of them."""
