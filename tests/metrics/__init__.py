"""Figures filed, kept in step with their texts, and checked."""
