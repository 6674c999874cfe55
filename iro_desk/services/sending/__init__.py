"""What must be true before a paper goes, where it may go, and what follows a mistake."""
