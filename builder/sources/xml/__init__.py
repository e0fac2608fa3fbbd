"""Stage 1, formats that are XML: PubMed, EndNote, arXiv."""
