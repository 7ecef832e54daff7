"""Pages on which readers tell us something, and read what became of it."""
