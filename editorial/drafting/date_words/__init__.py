"""Where words for dates stand in a text: how dates are written in Arabic and English."""
