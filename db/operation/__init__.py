"""What all operations share: the actor, where they compute, the outcome, errors."""
