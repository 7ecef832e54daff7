"""What each number counts, in the text's own words."""
