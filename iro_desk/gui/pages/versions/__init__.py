"""The parts of the screen that shows what each reader of a paper gets."""
