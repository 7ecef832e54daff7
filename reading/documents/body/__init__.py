"""What an article's body is made of: its lines, headings, notes, files, rows and who told it."""
