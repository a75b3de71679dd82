"""Arabic names: given names, family names, places, organisations and media, each class of them in a module."""
