"""Words of Arabic texts: cut once, folded, with their proclitics."""
