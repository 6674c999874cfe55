"""The parts of My year: reviews, plans, concerns, feedback, themes, the cases behind a figure, and the report."""
