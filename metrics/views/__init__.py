"""The public pages of figures and indicators, and what may be taken away."""
