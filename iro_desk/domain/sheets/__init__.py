"""The short forms an officer fills in: what they ask, when, what stops them and what was answered."""
