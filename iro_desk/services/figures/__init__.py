"""Counts a year's work from the records: reviews, plans, concerns, good work, feedback, and what recurs."""
