"""The parts of the Settings screen, one module each."""
