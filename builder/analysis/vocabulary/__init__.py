"""Stage 3, analysis: the collection's one vocabulary, its tags."""
