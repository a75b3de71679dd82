"""What statements are made of: plans, composed SQL, relations, who sees what, and the errors of reading."""
