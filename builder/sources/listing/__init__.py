"""Stage 1, listings copied from a browser."""
