"""End-to-end tests: titles and abstracts that any careless step would take for markup, and the listing of them."""

from __future__ import annotations

from collections.abc import Mapping

RAN = "litsurveyRan"  # the global that a script sets, should one ever run
_RTL = "الشبكات العصبية للتعلم العميق"
_OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}reversed\N{POP DIRECTIONAL FORMATTING}"
_ISOLATE = "\N{RIGHT-TO-LEFT ISOLATE}שלום\N{POP DIRECTIONAL ISOLATE}"
_FILLER = (
    "This sentence describes the experiment so that the text is as long as an abstract. "
    "We measure accuracy on three data sets and compare the method with four baselines. "
    "The results show that every character of the source survives on its way to the page."
)

# What each paper tries; it stands in the title and three times in the abstract.
_ATTEMPTS: Mapping[str, str] = {
    "script": f"<script>window.{RAN}=1</script> Layers",
    "close": f"Nets </title></script><script>window.{RAN}=1</script> Closed",
    "handler": f'Images <img src=x onerror="window.{RAN}=1"> <svg/onload=window.{RAN}=1> Handled',
    "comment": "Comments <!-- hidden --> ]]> --> <![CDATA[ data ]]> Shown",
    "entity": "Entities &lt;b&gt; &amp; &amp;lt; &nbsp; &#60; &copy &quot; R&D Kept",
    "template": "Templates {{ 7*7 }} {% raw %} {# note #} ${7*7} <%= 7*7 %> Literal",
    "jinja": "{{ config.site_name }} {%- macro x() -%} {{ page.title }} {% endraw %} End",
    "link": f"Links [x](javascript:window.{RAN}=1) ![y](data:text/html,z) [z][1] <javascript:window.{RAN}=1> Plain",
    "math": r"Losses $a_b$ and \(x_i^2\), $$\frac{a}{b}$$, ~\cite{knuth} \n \\ \* Typed",
    "emphasis": "*Stars* **bold** _under_ __dunder__ ***both*** snake_case_name ~~gone~~ ==mark== ^up^ ++ins++ Even",
    "table": "Tables | a | b | |---|---| a||b Flat",
    "code": "Code `x` ``y`` ``` ```python print(1) ``` ~~~ Ticks",
    "heading": "# Heading ## inside # Hash",
    "quote": "> Quoted > text >> twice",
    "bullet": "- Bullet * star + plus 1. one 2) two --- *** ___ Ends",
    "admonition": '!!! note "Title" ??? warning ???+ tip === "Tab" /// block Word',
    "snippet": '--8<-- "mkdocs.yml" ;--8<-- include Snippets',
    "attributes": f"Attributes {{: #x .y onclick=window.{RAN}=1}} {{ .class }} {{#id}} {{:.z}} Bare",
    "footnote": "Footnotes [^1] [^1]: text [ ] [x] [[wiki]] [TOC] [1]: http://e.org Cited",
    "abbreviation": "*[HTML]: Hyper Text HTML HTML Abbreviated",
    "definition": "Term : definition :smile: :material-home: @mention #123 (c) (tm) -- --- ... Signs",
    "address": "Addresses https://example.org/a_b_c?d=1&e=<f>#g www.example.org me@example.org <http://e.org> Linked",
    "emoji": "Emoji 😀 👩‍👩‍👧‍👦 🏳️‍🌈 é é ﬁ ½ Ωmega 中文标题 日本語 Shown",
    "rtl": f"{_RTL} Arabic",
    "bidi": f"Bidi {_OVERRIDE} {_ISOLATE} Marks",
    "quotes": "Quotes \" ' \"\" '' `` '' <a href=\"x\" title='y'> “curly” «angle» Paired",
    "yaml": "Yaml: a: b # c, {d: e} [f] !tag &anchor *alias %directive @x `y` | > Safe",
    "front": "--- title: other --- Front",
    "control": "Blanks\N{NO-BREAK SPACE}and\N{ZERO WIDTH SPACE}zero\N{SOFT HYPHEN}width \N{LINE SEPARATOR}broken Lines",
    "html": "<h1>Big</h1> <p>para</p> <div markdown> <style>body{display:none}</style> <base href=//e.org> <form> Tags",
    "meta": f"\"><script>window.{RAN}=1</script> ' onmouseover=window.{RAN}=1 x=' Breakouts",
}


def _paper(attempt: str) -> tuple[str, str]:
    """The attempt as a title, and an abstract that begins and ends with it."""
    text = f"{attempt}. {_FILLER} Then {attempt} comes again. At the end stands {attempt}."
    return " ".join(attempt.split()), " ".join(text.split())


# What is tried to the paper's title and abstract, white space folded as the records have it.
PAPERS: Mapping[str, tuple[str, str]] = {
    **{name: _paper(attempt) for name, attempt in _ATTEMPTS.items()},
    "200 KB": (
        "A long abstract about <b>patience</b>",
        " ".join(f"{_FILLER} It is <i>number</i> {number}." for number in range(760)),
    ),
}


def listing() -> str:
    """The papers as a pasted page: a title, a blank line, an abstract, a blank line."""
    return "".join(f"{title}\n\n{abstract}\n\n" for title, abstract in PAPERS.values())
