"""The parts of the page for bundles: choosing, what is made, and what came back."""
