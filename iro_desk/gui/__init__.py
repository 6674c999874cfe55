"""The window: screens that show and ask, and hold no law."""
