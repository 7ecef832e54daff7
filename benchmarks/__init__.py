"""How fast the house works, and the texts to measure it with."""
