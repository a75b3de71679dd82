"""What is exported, as rows; and what other formats can say of its dates and texts."""
