"""Sources in English: who is meant by a name, a pronoun or a description, and how persons and bodies are described."""
