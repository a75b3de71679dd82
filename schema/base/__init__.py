"""What all types share: scalars, enumerations, pages, and how a field is declared."""
