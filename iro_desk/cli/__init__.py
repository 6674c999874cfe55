"""A command line over the same services."""
