"""The form that files a jot."""
