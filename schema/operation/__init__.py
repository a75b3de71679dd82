"""Mutations: what each is sent, and the payload that it answers."""
