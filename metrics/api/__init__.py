"""Figures, indicators and series as machines ask for them, and the interface as a whole."""
