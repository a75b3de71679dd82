"""Speech in any language: words in quotation marks, and what both languages need of chains."""
