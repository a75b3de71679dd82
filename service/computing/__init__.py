"""Computing: what takes long is computed in processes that can be killed."""
