"""Long computations, run in processes that can be killed."""
