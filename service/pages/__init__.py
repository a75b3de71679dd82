"""The pages for browsers: the code that serves them, and the vite project that builds them."""
