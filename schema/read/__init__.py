"""From a document to a plan: limits, cost, selection, arguments."""
