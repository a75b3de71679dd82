"""Operations that merge and split entities, and move the references to them."""
