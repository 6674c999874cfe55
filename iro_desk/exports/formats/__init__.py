"""One writer for each format: a tree of blocks in, the bytes of a file out."""
