"""Stage 1, the table of formats: which reader takes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from builder.problems import Problem
from builder.records import Paper
from builder.sources.bibtex import bibtex
from builder.sources.json import crossref, csl, dblp, hfpapers, openalex, openreview, semanticscholar, zotero
from builder.sources.listing import huggingface
from builder.sources.markdown import awesome, markdown
from builder.sources.source import Source
from builder.sources.tables import plain_json, table
from builder.sources.tagged import medline, ovid, refer, ris, wos
from builder.sources.xml import arxiv, endnote, pubmed

Reader: TypeAlias = Callable[[Source], Iterator[Paper | Problem]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of source: what it is called, how to know it, who reads it."""

    name: str  # as shown in messages and documentation
    extensions: tuple[str, ...]  # lower case, with the dot
    sniff: Callable[[str], bool]  # whether a file of that extension is of this format, by the text's head
    reader: Reader  # a source to papers and problems
    is_marked: bool = True  # whether `sniff` alone is sure of it, whatever the file is called


_JSON = (".json", ".jsonl", ".ndjson", ".txt")

# The first that fits takes the file: formats with a mark of their own stand above those without.
FORMATS: tuple[Format, ...] = (
    Format("PubMed XML", (".xml", ".txt"), pubmed.sniff, pubmed.read),
    Format("EndNote XML", (".xml", ".txt"), endnote.sniff, endnote.read),
    Format("arXiv Atom", (".atom", ".xml", ".txt"), arxiv.sniff, arxiv.read),
    Format("OpenAlex", _JSON, openalex.sniff, openalex.read),
    Format("Hugging Face's papers as JSON", _JSON, hfpapers.sniff, hfpapers.read),
    Format("Semantic Scholar", _JSON, semanticscholar.sniff, semanticscholar.read),
    Format("OpenReview", _JSON, openreview.sniff, openreview.read),
    Format("Zotero's JSON", _JSON, zotero.sniff, zotero.read),
    Format("dblp", _JSON, dblp.sniff, dblp.read),
    Format("Crossref", _JSON, crossref.sniff, crossref.read),
    Format("CSL-JSON", _JSON, csl.sniff, csl.read),
    Format("BibTeX", (".bib", ".bibtex", ".txt"), bibtex.sniff, bibtex.read),
    Format("MEDLINE", (".nbib", ".medline", ".txt"), medline.sniff, medline.read),
    Format("Ovid", (".txt", ".ris", ".cgi"), ovid.sniff, ovid.read),
    Format("Web of Science", (".ciw", ".isi", ".txt"), wos.sniff, wos.read),
    Format("RIS", (".ris", ".ciw", ".txt"), ris.sniff, ris.read),
    Format("Refer/BibIX", (".enw", ".refer", ".bix", ".txt"), refer.sniff, refer.read),
    Format("plain JSON", (".json", ".jsonl", ".ndjson"), plain_json.sniff, plain_json.read, False),
    Format("table", (".csv", ".tsv", ".tab"), table.sniff, table.read, False),
    Format("table in a text file", (".txt",), table.sniff_text, table.read),
    Format("list of papers in Markdown", (".md", ".markdown"), awesome.sniff, awesome.read, False),
    Format("note in Markdown", (".md", ".markdown"), markdown.sniff, markdown.read, False),
    Format("listing of Hugging Face's papers page", (".txt",), huggingface.sniff, huggingface.read, False),
)


def format_of(path: str, head: str) -> Format | None:
    """Returns the first format that has the path's extension and knows the text by its head, or None.

    Where no format has the extension, or none of those knows the text, the text decides alone, among formats with a
    mark of their own: databases save their own formats as ".ris".
    """
    lowered = path.lower().removesuffix(".gz")
    named = [kind for kind in FORMATS if lowered.endswith(kind.extensions)]
    marked = [kind for kind in FORMATS if kind.is_marked and kind not in named]
    return next((kind for kind in (*named, *marked) if kind.sniff(head)), None)


def known_formats() -> str:
    """Returns the formats and their extensions for a message: "listing of ... (.txt), RIS (.ris)"."""
    return ", ".join(f"{kind.name} ({', '.join(kind.extensions)})" for kind in FORMATS)
