"""Stage 3, analysis: the phrases that say what a paper is about."""
