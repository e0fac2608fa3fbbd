"""Stage 1, tables and plain JSON: what a column holds is known by its name."""
