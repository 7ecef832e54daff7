"""Where clerks check what was read out of the texts, and add what was missed."""
