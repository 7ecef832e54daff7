"""What texts are written in: numerals, dates, units, sentences, places."""
