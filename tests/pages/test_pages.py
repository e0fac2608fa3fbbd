"""What a reader relies on, whatever the survey: links lead somewhere, text is text, no page is endless."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from builder.pages import PAGE_KINDS, render
from builder.records import Keyphrase, Origin, Page, Paper, Survey, Tag
from builder.settings import Settings
from tests.pages.nasty_survey import ALONE, CITATIONS, CURATION, DOOR, GATE, RIGHT_TO_LEFT, SETTINGS, SURVEY, spans
from tests.pages.support import ROOT, site_markdown

TEMPLATES = ROOT / "builder" / "pages" / "templates"


class _Page(HTMLParser):
    """A rendered page: its ids, its links, its text and the elements that stand in it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        _, front_matter, body = page.text.split("---\n", 2)
        self.meta = yaml.safe_load(front_matter)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.text = ""
        self._in_mark = False
        self.feed(site_markdown(body))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if tag == "mark":
            self.marked.append("")
            self._in_mark = True

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_mark:
            self.marked[-1] += data


def many(count: int) -> Survey:
    """A survey of `count` papers whose titles all begin with "S", each tag carried by all, and as many tags."""
    papers = {f"p{n:04}": Paper(f"The Study {n:04}", "Text.", (Origin("a", n),), id=f"p{n:04}") for n in range(count)}
    tags = {f"t{n:04}": Tag(f"t{n:04}", f"term {n:04}", (), tuple(papers), ()) for n in range(count)}
    return Survey(papers, tags=tags)


def rendered(survey: Survey, settings: Settings = SETTINGS) -> dict[str, _Page]:
    return {page.path: _Page(page) for page in render(survey, settings, CITATIONS, CURATION)}


@pytest.fixture(scope="module")
def pages() -> dict[str, _Page]:
    return rendered(SURVEY)


@pytest.mark.parametrize("survey", [SURVEY, many(50), Survey({})], ids=["nasty", "paged", "empty"])
def test_every_link_leads_to_a_page_and_an_anchor(survey: Survey) -> None:
    found = rendered(survey)
    for path, page in found.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in {"http", "https"}, link
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
            assert target in found, f"{path}: {link}"
            assert not parts.fragment or parts.fragment in found[target].ids, f"{path}: {link}"


@pytest.mark.parametrize("survey", [SURVEY, many(50)], ids=["nasty", "paged"])
def test_ids_are_unique_and_of_our_own_making(survey: Survey) -> None:
    for path, page in rendered(survey).items():
        assert len(page.ids) == len(set(page.ids)), path
        assert all(re.fullmatch(r"[a-z]+(-[a-z0-9-]+)?", name) for name in page.ids), path


def test_paths_are_unique_even_for_a_tag_called_index() -> None:
    paths = [page.path for page in render(SURVEY, SETTINGS, CITATIONS, CURATION)]
    assert len(paths) == len(set(paths))
    assert "tags/index_.md" in paths


def test_no_text_of_a_paper_becomes_an_element(pages: dict[str, _Page]) -> None:
    ours = {"a", "abbr", "aside", "code", "div", "em", "h1", "h2", "h3", "li", "mark", "nav", "p", "pre"}
    ours |= {"blockquote", "section", "small", "span", "strong", "ul"}
    drawn = {"figure", "path", "rect", "svg", "text"}
    with_drawings = ("made/", "map/", "papers/", "index.md")
    with_lists = ("collections/", "topics/")
    numbered = {"ol"}  # of the author's own, and the way through a topic
    for path, page in pages.items():
        table = (
            {"table", "tbody", "td", "th", "thead", "tr"} if path.startswith(("results/", "made/", "map/")) else set()
        )
        more = (drawn if path.startswith(with_drawings) else set()) | (
            numbered if path.startswith(with_lists) else set()
        )
        assert {tag for tag, _ in page.elements} <= ours | table | more, path
        assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs), path


def test_a_paper_page_holds_the_abstract_to_the_letter(pages: dict[str, _Page]) -> None:
    for paper in SURVEY.papers.values():
        assert paper.abstract in pages[f"papers/{paper.id}.md"].text
        assert paper.title in pages[f"papers/{paper.id}.md"].text


def test_keyphrases_are_marked_where_they_stand_and_first_linked_to_their_tag(pages: dict[str, _Page]) -> None:
    page = pages[f"papers/{GATE.id}.md"]
    assert page.marked == ["feature gate", "feature gate", "feature gate"]
    assert page.links.count("../tags/feature-gate.md") == 4  # chip, abstract, reason, list of keyphrases


def test_an_address_in_the_abstract_is_a_link_without_the_full_stop(pages: dict[str, _Page]) -> None:
    address = "https://example.org/gate_%28net%29?a=1&copy=2"
    assert pages[f"papers/{GATE.id}.md"].links.count(address) == 2  # button, abstract


def test_a_name_in_the_abstract_leads_to_its_paper(pages: dict[str, _Page]) -> None:
    assert pages[f"papers/{DOOR.id}.md"].links.count(f"{GATE.id}.md") == 4  # abstract, drawing, related, names
    assert f"{DOOR.id}.md" in pages[f"papers/{GATE.id}.md"].links


def test_nothing_is_made_up_about_a_paper(pages: dict[str, _Page]) -> None:
    page = pages[f"papers/{RIGHT_TO_LEFT.id}.md"]
    assert not any((attrs.get("class") or "") in {"survey-byline", "survey-sentence"} for _, attrs in page.elements)
    assert "cite" not in page.ids
    assert "related" not in page.ids


def test_a_paper_without_tags_says_what_it_has(pages: dict[str, _Page]) -> None:
    text = pages[f"papers/{ALONE.id}.md"].text
    assert "shares no tag" in text
    assert "The papers nearest to it are given below." in text


def test_text_of_papers_finds_its_own_direction(pages: dict[str, _Page]) -> None:
    page = pages[f"papers/{RIGHT_TO_LEFT.id}.md"]
    assert ("h1", {"dir": "auto", "id": "title"}) in page.elements
    for path, page in pages.items():
        for tag, attrs in page.elements:
            if tag == "a" and (attrs.get("href") or "").endswith(f"{RIGHT_TO_LEFT.id}.md"):
                assert attrs.get("dir") == "auto", path


def test_front_matter_is_escaped_for_templates_that_do_not(pages: dict[str, _Page]) -> None:
    for path, page in pages.items():
        for value in (page.meta["title"], page.meta["description"], *page.meta.get("tags", [])):
            assert not set('<>"') & set(value), path
    assert pages[f"papers/{GATE.id}.md"].meta["title"].startswith("GateNet: &lt;/title&gt;&lt;script&gt;")


def test_every_paper_and_tag_has_a_way_back_to_its_letter() -> None:
    for survey, papers, tags in (
        (SURVEY, "index.md#letter-g", "index.md#letter-f"),
        (many(50), "titles/s.md", "names/t.md"),
    ):
        found = rendered(survey)
        paper, tag = (GATE.id, "feature-gate") if survey is SURVEY else ("p0000", "t0000")
        assert {"index.md", papers} <= set(found[f"papers/{paper}.md"].links)
        assert {"index.md", tags} <= set(found[f"tags/{tag}.md"].links)


def test_the_home_page_leads_to_the_largest_tags_and_says_nothing_of_tags_where_there_are_none() -> None:
    assert {"tags/feature-gate.md", "tags/index_.md"} <= set(rendered(SURVEY)["index.md"].links)
    assert sum(link.startswith("tags/t0") for link in rendered(many(50))["index.md"].links) == 10
    assert not any(link.startswith("tags/") for link in rendered(Survey(SURVEY.papers))["index.md"].links)


@pytest.mark.parametrize(
    ("name", "is_plain"),
    [("feature space", True), ("CLIP", False), ("iDisc", False), ("pix2pix", False), ("t-SNE", False), ("3d", False)],
)
def test_only_a_term_without_casing_of_its_own_may_begin_with_a_capital(name: str, is_plain: bool) -> None:
    tag = Tag("t", name, (), (GATE.id, DOOR.id), ())
    page = rendered(Survey(SURVEY.papers, tags={"t": tag}))["tags/t.md"]
    assert name in page.text
    assert any(attrs.get("class") == "survey-term" for tag, attrs in page.elements if tag == "h1") == is_plain


@pytest.mark.parametrize(("method", "keybert"), [("keybert+learned", True), ("learned", False), ("else", False)])
def test_a_paper_page_says_in_words_what_ranks_its_keyphrases(method: str, keybert: bool) -> None:
    phrases = tuple(replace(phrase, method=method) for phrase in SURVEY.keyphrases[GATE.id])
    text = rendered(replace(SURVEY, keyphrases={GATE.id: phrases}))[f"papers/{GATE.id}.md"].text
    assert ("KeyBERT" in text) == keybert
    assert ("its place, frequency and wording" in text) == (method != "else")
    assert "Ranked from 0 to 1" in text
    assert method not in text.partition("Ranked")[2].partition("Source")[0]


def test_the_source_is_linked_where_content_is_shown_online() -> None:
    paper = replace(ALONE, origins=(Origin("content/papers/a #1.txt", 7),))
    survey = Survey({paper.id: paper})
    address = "https://example.org/survey/blob/main/content/papers/a%20%231.txt#L7"
    assert address in rendered(survey)[f"papers/{paper.id}.md"].links
    offline = rendered(survey, Settings(title="x"))[f"papers/{paper.id}.md"]
    assert "content/papers/a #1.txt, line 7" in offline.text
    assert not any(link.startswith("http") for link in offline.links)


def test_no_page_lists_more_than_the_page_size() -> None:
    found = rendered(many(50))
    assert "papers/titles/s-3.md" in found
    assert "tags/t0000/3.md" in found
    assert "tags/names/t-3.md" in found
    assert "tags/by-size/3.md" in found
    for path, page in found.items():
        for kind in "pt":
            listed = {link for link in page.links if re.search(rf"(^|/){kind}\d{{4}}\.md$", link)}
            assert len(listed) <= SETTINGS.page_size, path


def test_all_papers_and_tags_are_listed_when_lists_are_paged() -> None:
    survey = many(50)
    found = rendered(survey)
    by_title = {link for path, page in found.items() if path.startswith("papers/titles/") for link in page.links}
    assert {f"../{paper}.md" for paper in survey.papers} <= by_title
    by_name = {link for path, page in found.items() if path.startswith("tags/names/") for link in page.links}
    assert {f"../{tag}.md" for tag in survey.tags} <= by_name
    by_size = [link for path, page in found.items() if path.startswith("tags/by-size") for link in page.links]
    assert {posixpath.basename(link) for link in by_size} >= {f"{tag}.md" for tag in survey.tags}


@pytest.mark.parametrize("marked", ["x_i", "$a_b$). We"], ids=["within", "across sentence ends"])
def test_a_very_long_abstract_stands_in_paragraphs_to_the_letter(marked: str) -> None:
    paper = replace(ALONE, abstract=("We map *all* of x_i to <b>y</b> & back (see [1], $a_b$). " * 3600).strip())
    places = spans(paper.abstract, marked)
    survey = Survey({paper.id: paper}, {paper.id: (Keyphrase(marked, marked, 0.5, "test", (), places),)})
    page = rendered(survey)[f"papers/{paper.id}.md"]
    abstract = page.text[page.text.index("Abstract") + len("Abstract") :]
    assert " ".join(abstract.split()).startswith(paper.abstract)
    assert page.marked == [marked] * len(places)
    assert sum(tag == "p" for tag, _ in page.elements) > 40


def test_every_value_in_a_template_passes_a_filter() -> None:
    for template in TEMPLATES.iterdir():
        for value in re.findall(r"\{\{(.*?)\}\}", template.read_text(encoding="utf-8"), re.DOTALL):
            is_word = re.fullmatch(r' "[^"]*" if .*', value, re.DOTALL) or re.fullmatch(r' ", .*', value)
            assert is_word or re.search(r"\| (md|yaml|yaml_list|raw|count|counted\(\"[\w ]+\"\)) $", value), value


def test_page_kinds_are_named_once() -> None:
    names = [name for name, _ in PAGE_KINDS]
    assert len(names) == len(set(names)) == len({kind for _, kind in PAGE_KINDS})
    assert Path(TEMPLATES).is_dir()
