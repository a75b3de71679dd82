"""Operations that merge and split events, and move the reports and claims of one to another."""
