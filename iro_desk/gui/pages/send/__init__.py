"""The parts of the send screen."""
