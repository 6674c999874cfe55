"""The officer's weeks: what is booked, how far it is, what clashes, what fits and how heavy the caseload is."""
