"""What a checked bundle says, the closed lists of words, problems, and effort."""
