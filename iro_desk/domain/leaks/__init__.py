"""Finds, in a finished text, anything that points to a person or place the reader must not learn of."""
