"""The pages for browsers: what answers with them, and the vite project that makes them."""
