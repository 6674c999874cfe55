"""The parts of the page on which any short form is filled in, checked, read and changed."""
