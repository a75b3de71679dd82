"""The rules that combine words for dates, by what they are about."""
