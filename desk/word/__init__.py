"""An issue as a Word file, set as GB/T 9704 wants a paper of an office to be."""
