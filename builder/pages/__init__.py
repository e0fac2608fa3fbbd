"""Stage 4: a Survey becomes plain Markdown pages."""
