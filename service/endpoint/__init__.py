"""Endpoints that a function answers: described, asked, and answered."""
