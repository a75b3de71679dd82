"""From a request to what runs: compiled plans, mutations, subscriptions."""
