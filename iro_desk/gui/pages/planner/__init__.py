"""The parts of the planner: its grids, its lists and its forms."""
