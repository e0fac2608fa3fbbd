"""Stage 1, BibTeX and BibLaTeX, and TeX in their texts."""
