"""What is known of written words themselves: where they stand, which are our own jargon, and how pasting is cleaned."""
