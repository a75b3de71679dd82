"""What changed between the words that were annotated and the words that stand there now."""
