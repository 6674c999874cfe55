"""Seals finished files for where they go: a PDF under a password, an age file, a bundle for business support."""
