"""What all operations have in common: who does it, how it runs, what it reports, how it is refused."""
