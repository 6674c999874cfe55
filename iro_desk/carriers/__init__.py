"""The ways to a destination: each puts papers where the officer sends them, whole, and overwrites nothing."""
