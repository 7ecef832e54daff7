"""Where each number is of: the places a text names, and the one that a number is of."""
