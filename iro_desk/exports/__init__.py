"""What leaves the desk: documents built as trees, written in formats."""
