"""The proof of an issue: what the public will read, with remarks and changes in it."""
