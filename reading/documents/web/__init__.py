"""What a web capture carries around its text."""
