"""The parts of the visit page: the child's own words, and what they said last time."""
