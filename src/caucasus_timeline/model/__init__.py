"""What the words mean: dates, records, the rules they keep, and the dataset as a whole."""
