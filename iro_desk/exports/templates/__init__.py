"""The authority's Word template: read with care, made clean, and lent what it lacks."""
