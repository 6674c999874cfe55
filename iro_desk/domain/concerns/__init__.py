"""Concerns: the ladder of who answers, where one stands, and how many there were."""
