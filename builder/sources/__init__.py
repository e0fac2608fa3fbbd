"""Stage 1: files in the author's formats become papers and problems."""
