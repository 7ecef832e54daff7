"""What is held against a text once it is read: what it leaves open, loses, or may not say."""
