"""Mutations: the input of each, and the payload that it returns."""
