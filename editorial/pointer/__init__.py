"""Pointers: decide which place is meant if the words of a quotation occur in several places."""
