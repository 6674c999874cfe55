"""One screen a module; ``registry`` lists them all."""
