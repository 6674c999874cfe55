"""The parts every screen is made of; each module holds one component and its behaviour."""
