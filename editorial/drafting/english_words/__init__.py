"""The words that names in English are known by: titles, head words, places, bodies, media, given names."""
