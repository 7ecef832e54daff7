"""When each number is of: the times a text names, whose each of them is, and the days it means."""
