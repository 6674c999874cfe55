"""What happens to a paper on its way out: states, policies, and what must not change before it goes."""
