"""Who may see what of a paper: parts, kinds of readers, their rights, and the cutting itself."""
