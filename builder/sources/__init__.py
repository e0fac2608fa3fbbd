"""Stage 1: files to papers. One format is one file here and one line in FORMATS."""

from builder.sources.folder import read_sources
from builder.sources.tables.columns import FIELDS, unknown_fields

__all__ = ["FIELDS", "read_sources", "unknown_fields"]
