"""TeX to Unicode: what each way of writing means, and that no text raises or takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.sources.bibtex.tex import address_of, unicode_of
from tests.growth import grows_as_its_size


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\"{o} {\"o} \"o {\"{o}}", "ö ö ö ö"),
        (r"\'{\i} {\'\i} \'{i} \`{\i}", "í í í ì"),
        (r"\c{c} {\c c} \v{s} {\v S} \H{o} \k{a} \r{u} \u{g} \=a \.z \d{s}", "ç ç š Š ő ą ů ğ ā ż ṣ"),
        (r"Stra{\ss}e, \O rsted, {\AA}ngstr\"om, \L\'od\'z, \oe{}uvre", "Straße, Ørsted, Ångström, Łódź, œuvre"),
        (r"{\`a} la {\`a la}", "à la à la"),
        ("{DNA} {{BERT}} {D}NA", "DNA BERT DNA"),
        (r"R\&D 50\% \#1 a\_b \$5 \{x\}", "R&D 50% #1 a_b $5 {x}"),
        ("50% of it", "50% of it"),
        ("``a'' 1--2 --- b~c ~5", "“a” 1–2 — b c ~5"),
        (r"$\alpha$ $10^{-3}$ H$_2$O $O(n^2)$ $\mathcal{O}(n)$", "α 10⁻³ H₂O O(n²) O(n)"),
        (r"$\frac{a+1}{b}$ $\sqrt{n}$ $x_{\max}$ $2^{n/2}$ $30^\circ$ $$x^2$$", "(a+1)/b √n x_max 2^(n/2) 30° x²"),
        (r"\(\beta\) \[\gamma\] \ensuremath{x^2} $\hat{x}$", "β γ x² x̂"),
        ("costs $5 and $10, x^2 and a_b", "costs $5 and $10, x^2 and a_b"),
        (r"\emph{a} \textbf{b \textit{c}} {\em d} 5\textsuperscript{th}", "a b c d 5th"),
        (r"\url{http://a.b/c_d%20e--f} \href{http://a}{g h}", "http://a.b/c_d%20e--f g h"),
        (r"\ourmethod gains, \ourmethod{} too, \unknown{inside}", "ourmethod gains, ourmethod too, inside"),
        (r"{\textless}p{\textgreater} \textgreater{} {\textasciitilde}", "<p> > ~"),
        (r"a\begin{itemize}\item b\end{itemize}", "a • b"),
        (r"R$\backslash$'{\{}e{\}}nyi and {\$}$\backslash$alpha{\$}", "Rényi and α"),
        (r"{\(x_2} y_2, \ensuremath{x}_2", "x₂ y_2, x_2"),
        ("unclosed {a and } } too many", "unclosed a and   too many"),
        ("\\", "\\"),
    ],
)
def test_tex(tex: str, text: str) -> None:
    assert unicode_of(tex) == text


@pytest.mark.parametrize(
    ("tex", "address"),
    [
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        (r"https://example.org/a\_b\%20c\&d\#e{\_}f", "https://example.org/a_b%20c&d#e_f"),
        (r"https://example.org/{\textasciitilde}a/\~{}b/$\sim$c", "https://example.org/~a/~b/~c"),
        ("https://example.org/a--b~c", "https://example.org/a--b~c"),
        (r"10.1002/(SICI)1{\textless}1::2{\textgreater}3", "10.1002/(SICI)1<1::2>3"),
        ("https://example.org/\n  long", "https://example.org/long"),
    ],
)
def test_addresses(tex: str, address: str) -> None:
    assert address_of(tex) == address


@given(st.text(st.sampled_from("\\{}$^_~%'\"`-[]() \nabcfrtuy") | st.characters(), max_size=300))
def test_any_text_becomes_text(text: str) -> None:
    assert isinstance(unicode_of(text), str)
    assert not any(char.isspace() for char in address_of(text))


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    ["{", "}", "{a", "\\'", "\\'{a", "\\frac", "$", "$x^{a", "\\sqrt{{", "\\url{", "\\ ", "$^", "--", "\\begin{"],
)
def test_a_long_text_of_one_thing_takes_no_long_time(piece: str) -> None:
    times = 100_000 // len(piece)
    assert grows_as_its_size(lambda size: (unicode_of(piece * size), address_of(piece * size)), times)
