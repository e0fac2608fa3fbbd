"""Stage 4, pages: one page for each paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from builder.pages import markdown, paths
from builder.pages.abstract import annotated
from builder.pages.edition import Edition, key_sentence, shortened, tag_names
from builder.pages.glossary import acronym_addresses, spelt_out
from builder.pages.listing import label_of
from builder.pages.neighbourhood import neighbourhood
from builder.pages.note import note_values
from builder.pages.papers import titles_link
from builder.pages.quoted import quoted_spans
from builder.pages.record import buttons_of, byline_of, keywords_of
from builder.pages.results import results_of
from builder.pages.source import corrections_of, sources_of
from builder.pages.tags import chips
from builder.pages.template import fill
from builder.pages.topics import topic_line
from builder.records import Keyphrase, Mention, Page, Paper, Related, RelatedKind, Span, Tag

_RANKED_BY: Mapping[str, str] = {
    "keybert+learned": "likeness to the whole text (KeyBERT) and by its place, frequency and wording",
    "learned": "its place, frequency and wording",
}
_KINDS: Mapping[RelatedKind, str] = {
    "same work": "perhaps the same work",
    "names": "named in this paper",
    "named by": "names this paper\u2019s method",
    "topic": "the same topic",
}
_DESCRIPTION = 200  # characters; what search engines show


def paper_pages(edition: Edition) -> Iterator[Page]:
    """Yields a page for each paper, in order of id."""
    tag_forms = _tag_forms(edition.survey.tags.values())
    quoted = quoted_spans(edition.survey)
    addresses = acronym_addresses(edition)
    for paper in edition.survey.papers.values():
        values = _values(edition, paper, tag_forms, quoted.get(paper.id, ()))
        here = paths.paper_path(paper.id)
        acronyms = spelt_out(edition, edition.survey.expansions.get(paper.id, ()), addresses, here)
        yield Page(here, fill("paper.md.jinja", **values, acronyms=acronyms))


def _values(edition: Edition, paper: Paper, tag_forms: Mapping[str, str], quoted: Sequence[Span]) -> dict[str, object]:
    survey = edition.survey
    here = paths.paper_path(paper.id)
    sentence = key_sentence(survey, paper)
    papers = survey.papers

    def to_paper(paper_id: str) -> str:
        return paths.relative(paths.paper_path(paper_id), here)

    return {
        "title": paper.title,
        "index": paths.relative(paths.PAPERS, here),
        "letter": label_of(paper.title),
        "letter_link": titles_link(edition, paper.title, here),
        "description": shortened(sentence or paper.abstract or paper.title, _DESCRIPTION),
        "tag_names": tag_names(survey, paper.id),
        "byline": byline_of(paper),
        "buttons": buttons_of(edition, paper),
        "sentence": paper.summary or sentence,
        "is_summary": bool(paper.summary),
        "topic": topic_line(edition, paper.id, here),
        "tags": chips([survey.tags[tag] for tag in survey.tags_of.get(paper.id, ())], here),
        "abstract": annotated(survey, paper, quoted),
        "keyphrases": [
            (phrase.text, _why(phrase), _tag_link(edition, phrase, here))
            for phrase in survey.keyphrases.get(paper.id, ())
        ],
        "keywords": keywords_of(edition, paper, tag_forms, here),
        "ranked_by": _ranked_by(survey.keyphrases.get(paper.id, ())),
        "neighbourhood": neighbourhood(edition, paper.id),
        "related": [
            (
                papers[other.id].title,
                to_paper(other.id),
                _kinds(other),
                _listed([_reason(phrase, tag_forms, here) for phrase in other.shared]),
            )
            for other in survey.related.get(paper.id, ())
        ],
        "names": [_mention(edition, mention, mention.target, here) for mention in survey.mentions.get(paper.id, ())],
        "named_by": [
            _mention(edition, mention, mention.source, here) for mention in survey.mentioned_by.get(paper.id, ())
        ],
        "results": results_of(edition, paper),
        "citation": markdown.code_block(edition.citations.get(paper.id, ""), "bibtex"),
        "has_citation": bool(edition.citations.get(paper.id, "").strip()),
        "origins": sources_of(edition, paper),
        "corrections": corrections_of(edition, paper),
        **note_values(edition, paper, here),
    }


def _why(phrase: Keyphrase) -> str:
    """Says where a keyphrase stands and what it scored."""
    times = len(phrase.in_abstract)
    places = [
        "in the title" if phrase.in_title else "",
        f"{times}\N{MULTIPLICATION SIGN} in the abstract" if times else "",
        f"{phrase.score:.2f}",
    ]
    return " \N{MIDDLE DOT} ".join(filter(None, places))


def _ranked_by(phrases: Sequence[Keyphrase]) -> str:
    """Says in words what the scores stand for."""
    reasons = dict.fromkeys(_RANKED_BY[phrase.method] for phrase in phrases if phrase.method in _RANKED_BY)
    return f"Ranked from 0 to 1 by {'; or by '.join(reasons)}." if reasons else "Ranked from 0 to 1."


def _tag_forms(tags: Collection[Tag]) -> dict[str, str]:
    """Returns every form of every tag, in lower case, with the tag's id; a name goes before another tag's alias."""
    aliases = {alias.casefold(): tag.id for tag in tags for alias in tag.aliases}
    return aliases | {tag.name.casefold(): tag.id for tag in tags}


def _kinds(related: Related) -> str:
    """Returns the reasons beside shared phrases, ready to stand before them."""
    said = [_KINDS[kind] for kind in related.kinds if kind in _KINDS]
    return "".join(f"{words} \N{MIDDLE DOT} " for words in said)


def _reason(phrase: str, tag_forms: Mapping[str, str], here: str) -> str:
    """Returns a shared phrase as Markdown, linked to its tag where it is one."""
    tag = tag_forms.get(phrase.casefold())
    text = markdown.escape(phrase)
    return f"[{text}]({paths.relative(paths.tag_path(tag), here)})" if tag else text


def _tag_link(edition: Edition, phrase: Keyphrase, here: str) -> str:
    tag = edition.survey.tag_of_phrase.get(phrase.key)
    return paths.relative(paths.tag_path(tag), here) if tag else ""


def _mention(edition: Edition, mention: Mention, other: str, here: str) -> tuple[str, str, str]:
    """Returns the other paper's title, the link to it and the name that joins the two."""
    return edition.survey.papers[other].title, paths.relative(paths.paper_path(other), here), mention.name


def _listed(phrases: Sequence[str]) -> str:
    """Returns "a", "a and b" or "a, b and c"."""
    return " and ".join(filter(None, (", ".join(phrases[:-1]), phrases[-1])))
