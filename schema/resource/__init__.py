"""The stored documents of REST and of exports."""
