"""The parts of an official document."""
