"""Stage 4, pages: the author's Markdown with the papers that it names as links."""

from __future__ import annotations

from builder.pages import markdown, paths
from builder.pages.edition import Edition, key_sentence, shortened
from builder.records import Paper, Prose, Reference

_ABOUT = 320  # characters about a paper in a list
_FEW = 3  # authors that are named one by one


def prose(edition: Edition, text: Prose, here: str) -> str:
    """Returns Markdown for the page `here`; a name that no paper has stands there as it was written."""
    return "".join(part if isinstance(part, str) else _shown(edition, part, here) for part in text).strip()


def authors_and_year(paper: Paper) -> str:
    """Returns "Lovelace, Babbage 1843" or "Lovelace et al. 1843" as far as known; plain text."""
    families = [" ".join(filter(None, (author.particle, author.family))) for author in paper.authors]
    names = ", ".join(families) if len(families) <= _FEW else f"{families[0]} et al."
    return " ".join(filter(None, (names, str(paper.year or ""))))


def _shown(edition: Edition, reference: Reference, here: str) -> str:
    paper = edition.survey.papers.get(reference.paper)
    if paper is not None:
        link = (
            f"[{reference.words or markdown.escape(paper.title)}]({paths.relative(paths.paper_path(paper.id), here)})"
        )
        return f'{link}{{ dir="auto" }}{_about(edition, paper) if reference.is_entry else ""}'
    left_out = edition.curation.excluded.get(reference.paper)
    if left_out is not None:
        link = f"{paths.relative(paths.MADE, here)}#left-out"
        return f"[{reference.words or markdown.escape(left_out.paper.title)}]({link})"
    return reference.words or markdown.escape(reference.name)


def _about(edition: Edition, paper: Paper) -> str:
    """Returns who wrote the paper and what it says in a sentence, after an entry's title."""
    lines = (authors_and_year(paper), shortened(key_sentence(edition.survey, paper), _ABOUT))
    return "".join(f' <small dir="auto">{markdown.escape(line)}</small>' for line in lines if line)
