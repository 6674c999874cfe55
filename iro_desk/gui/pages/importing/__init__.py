"""The parts of bringing in a caseload: choosing a file, choosing children, and what was noticed."""
