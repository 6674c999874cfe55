"""One builder for each document: a frozen paper in, a tree of blocks out."""
