"""What may be taken away: figures as rows, and a bureau's year as a sheet."""
