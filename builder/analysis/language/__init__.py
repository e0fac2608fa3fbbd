"""Stage 3, analysis: how English abstracts are taken apart: sentences, words, noun phrases, acronyms."""
