"""Other ways to serve the same tables, each as its documentation says to deploy it."""
