"""What a letter to a child may know, say and never say: facts, phrases, choice of phrase, voice."""
