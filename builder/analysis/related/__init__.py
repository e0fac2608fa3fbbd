"""Stage 3, analysis: the papers close to a paper, and why."""
