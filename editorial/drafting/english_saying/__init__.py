"""Words of saying in English, and of those who say it: lexicons of cues and of sources."""
