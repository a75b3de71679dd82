"""From a request to what is run: compiled plans, mutations, subscriptions."""
