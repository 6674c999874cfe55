"""Bringing a caseload in: reading a file, showing what is in it, and taking the chosen children."""
