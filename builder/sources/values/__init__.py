"""Stage 1, what all formats share: names, dates, identifiers, mark-up and white space."""
