"""REST: resources and operations, answered from stored documents."""
