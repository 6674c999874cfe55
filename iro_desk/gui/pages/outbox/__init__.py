"""The parts of the outbox's screen."""
