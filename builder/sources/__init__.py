"""Stage 1: files to papers. One format is one file here and one line in FORMATS."""

from builder.sources.folder import read_sources

__all__ = ["read_sources"]
