"""Answers to reads, the cache of answers, and the execution of mutations."""
