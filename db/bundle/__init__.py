"""The bundle of what is stored of an article, in which operations since the last load are included."""
