"""The parts of the plans tracker."""
