"""The words of an Arabic text and their forms: tokens, listed names, the words of a name, the title before it."""
