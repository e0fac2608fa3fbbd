"""Stage 1, formats of lines that begin with a tag: RIS, MEDLINE, Refer, Web of Science."""
