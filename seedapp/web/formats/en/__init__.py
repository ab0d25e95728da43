"""English as it is read anywhere: the month as a word, so that nobody takes it for the day."""
