"""The parts of the letter's screen."""
