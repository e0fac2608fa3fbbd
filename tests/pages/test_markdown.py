"""Any text comes out as exactly that text, in Python-Markdown with the site's extensions and in CommonMark."""

from __future__ import annotations

import html
import json
from html.parser import HTMLParser

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.pages import markdown
from tests.pages.support import site_markdown

MARKUP = "\\`*_{}[]<>&|~$^#@-+=:!?.)( \t\n\"'/%1a;wé\u202e\x00\x02\x03\x1c\u2028"
NASTY = [
    "</title><script>alert(1)</script>",
    "&lt;b&gt; &copy; &#42; &#x2a;",
    "{{ 7*7 }} {% raw %}",
    "[x](javascript:alert(1)) ![y](z) [r]: http://a.b [^1]: note *[abbr]: word",
    "$a_b$ \\(x\\) **b** __b__ `c` ~~s~~ ==m== ++i++ ^^u^^ H~2~O x^2^ ||",
    "\"quotes\" 'single' -- --- ...",
    "{: #id .class onclick=x} { #id } text {.c}",
    "# heading # {#id}",
    "1. one",
    "12) twelve",
    "- bullet",
    "+ bullet",
    "* * *",
    "---",
    "=====",
    ": definition",
    '??? note "x"',
    "!!! note",
    "    indented code",
    "> quote",
    "``` fence",
    "~~~",
    "| a | b |",
    "https://a.b/c_d_e www.a.b me@a.b <https://a.b> :smile: :shortcode:",
    "trailing\\",
    "👩‍🔬 تعلم الآلة",
    "\ud800 half",
    "<!-- c --> <?php ?> <![CDATA[x]]> &;",
    "a\x0bb\x0cc\x85d",
    "klzzwxh:0000 wzxhzdk:0",
]
TEXTS = st.one_of(st.text(MARKUP), st.text(), st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map(" ".join))


class _Text(HTMLParser):
    """The text of a piece of HTML, and the elements in it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.elements = "", set[str]()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.add("comment")


def assert_is_text(rendered: str, text: str, allowed: set[str]) -> None:
    parsed = _Text(rendered)
    assert parsed.text.strip() == markdown.fold(text)
    assert parsed.elements <= allowed


@pytest.mark.parametrize("context", ["{}", "- {}", "> {}", "[{}](x.md)", "<mark>{}</mark>", "<small>{}</small>"])
@settings(max_examples=150)
@given(TEXTS)
def test_text_is_text_in_python_markdown_and_commonmark(context: str, text: str) -> None:
    source = context.format(markdown.escape(text))
    allowed = {"p", "ul", "li", "a", "mark", "small", "blockquote"}
    if not markdown.fold(text):
        return
    assert_is_text(site_markdown(source), text, allowed)
    commonmark = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert_is_text(commonmark.render(source), text, allowed)


@settings(max_examples=150)
@given(TEXTS)
def test_title_is_text_in_a_heading_with_attributes(text: str) -> None:
    if not markdown.fold(text):
        return
    rendered = site_markdown(f'# {markdown.escape(text)} {{ #title dir="auto" }}')
    assert rendered.startswith('<h1 dir="auto" id="title">')
    assert _Text(rendered).text == markdown.fold(text) + "\N{PILCROW SIGN}"
    assert _Text(rendered).elements == {"h1", "a"}


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_text(text: str) -> None:
    assert_is_text(site_markdown(markdown.escape(text)), text, {"p"})
    assert_is_text(MarkdownIt("commonmark").render(markdown.escape(text)), text, {"p"})


@settings(max_examples=150)
@given(TEXTS, st.integers(0, 20))
def test_stretches_join_to_the_whole(text: str, cut: int) -> None:
    folded = markdown.fold(text)
    if folded:
        joined = markdown.escape_stretch(folded[:cut]) + markdown.escape_stretch(folded[cut:])
        assert_is_text(site_markdown(joined), folded, {"p"})


@given(TEXTS)
@example("a\tb\x85\ufeff\uffff'\"\\")
def test_front_matter_values_are_html_escaped_yaml(text: str) -> None:
    value = yaml.safe_load(f"title: {markdown.front_matter_value(text)}")["title"]
    assert html.unescape(value) == markdown.fold(text)
    assert not set('<>"') & set(value)


def test_front_matter_lists_are_lists_of_escaped_texts() -> None:
    source = markdown.front_matter_list(["a, b", "yes", "1", '"q" & <i>'])
    assert yaml.safe_load(source) == ["a, b", "yes", "1", "&quot;q&quot; &amp; &lt;i&gt;"]
    assert json.loads(source) == yaml.safe_load(source)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.b", "ftp://a.b", " https", ""])
def test_no_other_scheme_becomes_a_link(url: str) -> None:
    assert markdown.link("x", url) == "x"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://a.b/c_d_(e)*?q=1&copy=2#z", "https://a.b/c_d_%28e%29%2A?q=1&amp;copy=2#z"),
        ('https://a.b/"><script>', "https://a.b/%22%3E%3Cscript%3E"),
        ("https://a.b/?a=1&lt;b&#42;", "https://a.b/?a=1&amp;lt;b&amp;#42;"),
        ("https://a.b/100%/%41 b", "https://a.b/100%25/%41%20b"),
        ("https://a.b/é{x}[y]`z`\\$", "https://a.b/%C3%A9%7Bx%7D%5By%5D%60z%60%5C%24"),
    ],
)
def test_an_address_keeps_its_meaning(url: str, href: str) -> None:
    source = markdown.link("x", url)
    assert site_markdown(source) == f'<p><a href="{href}">x</a></p>'
    assert MarkdownIt("commonmark").render(source) == f'<p><a href="{href}">x</a></p>\n'


@settings(max_examples=100)
@given(st.text("`~ab \n\\{}<&"))
@example("```\n````\n~~~")
def test_nothing_closes_a_code_block(text: str) -> None:
    block = markdown.code_block(text, "bibtex")
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    expected = "\n".join(lines)
    for rendered in (site_markdown(block), MarkdownIt("commonmark").render(block)):
        parsed = _Text(rendered)
        assert parsed.elements <= {"pre", "code", "div", "span"}  # the last two colour the code
        assert parsed.text.strip("\n") == expected.strip("\n")
