"""The least a Django page can cost: twenty rows from memory, through a template."""
