"""Compare a bundle with what is stored: which annotation is which, and what a load may not change silently."""
