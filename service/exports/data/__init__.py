"""The exported data as rows, and its dates and texts as other formats can express them."""
