"""What the law and the work say: pure functions and values, standard library only."""
