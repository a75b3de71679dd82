"""The Hijri calendar, and on which days feasts fall."""
