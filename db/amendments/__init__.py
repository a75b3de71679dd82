"""Operations that amend what articles share: entities and events."""
