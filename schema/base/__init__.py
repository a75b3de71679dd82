"""What all types share: scalars, enumerations, pages, and the declaration of fields."""
