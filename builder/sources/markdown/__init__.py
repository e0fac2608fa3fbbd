"""Stage 1, Markdown: notes on papers, and lists of them."""
