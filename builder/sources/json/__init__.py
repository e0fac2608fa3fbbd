"""Stage 1, formats that are JSON: CSL-JSON and what services answer."""
