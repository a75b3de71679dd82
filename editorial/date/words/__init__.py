"""The words for dates: what each phrase means, in Arabic and English."""
