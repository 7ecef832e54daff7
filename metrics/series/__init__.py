"""Figures side by side: series of what can be compared, and the latest of each."""
