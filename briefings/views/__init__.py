"""The public pages: thin views over the querysets and filters."""
