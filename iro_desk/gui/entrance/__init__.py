"""The window before the caseload is open: unlock, recover, or the first run. It shows no name, count or date (S18)."""
