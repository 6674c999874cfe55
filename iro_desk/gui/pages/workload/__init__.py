"""The parts of the workload screen."""
