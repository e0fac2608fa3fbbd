"""Stage 3, analysis: texts to vectors."""
