"""SQLite as Django has it, which is read from a disk that takes no writes, too."""
