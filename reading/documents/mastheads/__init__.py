"""The head of a bulletin: its name, number, issuer and day, and what stands beside them."""
