"""The parts of a child's page, and the panels in which a child, a person or a plan is entered."""
