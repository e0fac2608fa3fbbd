"""Stage 1, the commands of TeX that titles, names and abstracts hold, as tables: what each is in Unicode.

The symbols, 800 of them, are pylatexenc's. Here stand the accents, what has arguments, and what pylatexenc lacks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Command:
    """A command with arguments, each of which is Unicode already when `text` gets it."""

    arguments: int
    text: Callable[..., str]
    is_math: bool = False  # whether its arguments are read as mathematics


# Command to the combining character, and to what it is over nothing: "\\~{}" is a tilde.
_ACCENTS = {
    "`": ("\u0300", "`"),
    "'": ("\u0301", "´"),
    "^": ("\u0302", "^"),
    "~": ("\u0303", "~"),
    "=": ("\u0304", "¯"),
    "u": ("\u0306", "˘"),
    ".": ("\u0307", "˙"),
    '"': ("\u0308", "¨"),
    "h": ("\u0309", ""),
    "r": ("\u030a", "˚"),
    "ocirc": ("\u030a", "˚"),  # zbMATH's and MathSciNet's own
    "H": ("\u030b", "˝"),
    "v": ("\u030c", "ˇ"),
    "G": ("\u030f", ""),
    "d": ("\u0323", ""),
    "c": ("\u0327", "¸"),
    "k": ("\u0328", "˛"),
    "b": ("\u0331", ""),
    "t": ("\u0361", ""),
    "textcommabelow": ("\u0326", ""),
}
_MATH_ACCENTS = {
    "grave": "`",
    "acute": "'",
    "hat": "^",
    "widehat": "^",
    "tilde": "~",
    "widetilde": "~",
    "bar": "=",
    "overline": "=",
    "breve": "u",
    "dot": ".",
    "ddot": '"',
    "mathring": "r",
    "check": "v",
}
_ABOVE = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_BELOW = str.maketrans("0123456789+-−=()aeoxijknmpt", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓᵢⱼₖₙₘₚₜ")
_RAISED = "′″∘°†‡∗*⋆"  # stand high without a mark for it
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "re", "ère", "ème", "eme"))  # "5^{th}" is read as "5th"
_DOUBLE = str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ")

_MORE_SYMBOLS = {
    "-": "",
    "/": "",
    "@": "",
    "!": "",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
    "|": "‖",
    "\\": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "\n": " ",
    "\t": " ",
    "%": "%",
    "*": "",
    "<": "",
    ">": "",
    "par": " ",
    "newline": " ",
    "linebreak": " ",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "nobreakspace": " ",
    "nobreakdash": "",
    "hyphen": "-",
    "slash": "/",
    "textgreater": ">",
    "textless": "<",
    "textbar": "|",
    "textunderscore": "_",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotedbl": '"',
    "textsinglequote": "'",
    "textquotesingle": "'",
    "textperthousand": "‰",
    "textdegree": "°",
    "textminus": "−",
    "texttildelow": "~",
    "texttildemid": "~",
    "textperiodcentered": "·",
    "textmu": "µ",
    "degree": "°",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "copyright": "©",
    "dag": "†",
    "ddag": "‡",
    "dots": "…",
    "euro": "€",
    "yen": "¥",
    "guillemetleft": "«",
    "guillemetright": "»",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "flq": "‹",
    "frq": "›",
    "glq": "‚",
    "grq": "‘",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "item": " •",
    "mid": "|",
    "vert": "|",
    "Vert": "‖",
    "lbrace": "{",
    "rbrace": "}",
    "backslash": "\\",
    "ast": "*",
    "sim": "~",
    "colon": ":",
    "bmod": " mod ",
    "mod": " mod ",
}
# Which upright letters have as \textalpha, \textDelta.
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda nu xi pi rho sigma tau upsilon phi chi psi omega"
    " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
# How a text looks, not what it says.
_SILENT = (
    "relax protect left right middle big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits"
    " nolimits nonumber noindent centering newblock bf it sl tt sc rm sf em bfseries itshape slshape ttfamily scshape"
    " rmfamily sffamily upshape mdseries normalfont normalsize small footnotesize scriptsize tiny large Large LARGE"
    " huge allowbreak nolinebreak nobreak bgroup egroup xspace unskip ignorespaces leavevmode hfill vfill smallskip"
    " medskip bigskip boldmath unboldmath emph textbf textit textsl texttt textsc textrm textsf textup textmd"
    " textnormal text mbox hbox mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol bm"
    " operatorname mathop mathbin mathrel underline uline uppercase lowercase MakeUppercase MakeLowercase mkbibemph"
    " mkbibbold mkbibitalic url path nolinkurl footnote mathopen mathclose vphantom"
)
_DROPPED = "begin end label hspace vspace color noopsort phantom hphantom includegraphics natexlab thanks"
# Journals that NASA's ADS names by a command, as its users' styles print them.
_JOURNALS = {
    "aj": "The Astronomical Journal",
    "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series",
    "aap": "Astronomy and Astrophysics",
    "aaps": "Astronomy and Astrophysics Supplement Series",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "nat": "Nature",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "physrep": "Physics Reports",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "solphys": "Solar Physics",
    "ssr": "Space Science Reviews",
}


@lru_cache(maxsize=1)
def symbols() -> Mapping[str, str]:
    """Returns what each command without arguments stands for, by its name without the backslash."""
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    known = {
        spec.macroname: spec.simplify_repl
        for spec in get_default_latex_context_db().iter_macro_specs()
        if isinstance(spec.simplify_repl, str) and "%" not in spec.simplify_repl
    }
    greek = {f"text{name}": known[name] for name in _GREEK.split() if name in known}
    return {**known, **greek, **_JOURNALS, **dict.fromkeys(_SILENT.split(), ""), **_MORE_SYMBOLS}


@lru_cache(maxsize=1)
def commands() -> Mapping[str, Command]:
    """Returns the commands with arguments, by name without the backslash."""
    accents = {name: Command(1, _accent(*marks)) for name, marks in _ACCENTS.items()}
    math_accents = {name: Command(1, _accent(*_ACCENTS[accent]), True) for name, accent in _MATH_ACCENTS.items()}
    return {
        **accents,
        **math_accents,
        **{name: Command(1, lambda _: "") for name in _DROPPED.split()},
        "vec": Command(1, _accent("\u20d7", ""), True),
        "textcircled": Command(1, _accent("\u20dd", "")),
        "ensuremath": Command(1, str, True),
        "textsuperscript": Command(1, lambda text: above(text).removeprefix("^")),
        "textsubscript": Command(1, lambda text: below(text).removeprefix("_")),
        "mathbb": Command(1, lambda text: text.translate(_DOUBLE), True),
        "sqrt": Command(1, lambda text: f"√{_together(text)}", True),
        "frac": Command(2, _fraction, True),
        "tfrac": Command(2, _fraction, True),
        "dfrac": Command(2, _fraction, True),
        "nicefrac": Command(2, _fraction, True),
        "sfrac": Command(2, _fraction, True),
        "href": Command(2, lambda _, text: text),
        "textcolor": Command(2, lambda _, text: text),
        "texorpdfstring": Command(2, lambda _, text: text),
        "bibinfo": Command(2, lambda _, text: text),
        "switchargs": Command(2, lambda first, second: f"{second}{first}"),  # of BibTeX's own example file
        "enquote": Command(1, lambda text: f"“{text}”"),
        "mkbibquote": Command(1, lambda text: f"“{text}”"),
        "cite": Command(1, lambda text: f"[{text}]"),
        "citep": Command(1, lambda text: f"[{text}]"),
        "citet": Command(1, lambda text: f"[{text}]"),
    }


def above(text: str) -> str:
    """Returns a superscript: "⁻³" where Unicode has all of it, else "^n/2"."""
    text = text.strip()
    if text and all(char in _RAISED for char in text):
        return text.replace("∘", "°")
    if text.lower() in _ORDINALS:
        return text
    return _script(text, _ABOVE, "^")


def below(text: str) -> str:
    """Returns a subscript: "₂" where Unicode has all of it, else "_max"."""
    return _script(text.strip(), _BELOW, "_")


def _script(text: str, table: Mapping[int, int], mark: str) -> str:
    # A word in small letters one by one would be no word any more: "x_max".
    if text and all(ord(char) in table for char in text) and (len(text) == 1 or not any(map(str.isalpha, text))):
        return text.translate(table)
    return f"{mark}{_together(text)}" if text else ""


def _together(text: str) -> str:
    return text if text.isalnum() or len(text) == 1 or (text.startswith("(") and text.endswith(")")) else f"({text})"


def _fraction(above_line: str, below_line: str) -> str:
    return f"{_together(above_line)}/{_together(below_line)}"


def _accent(combining: str, alone: str) -> Callable[[str], str]:
    def accented(text: str) -> str:
        text = text.lstrip()
        if not text:
            return alone
        base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
        return unicodedata.normalize("NFC", base + combining) + text[1:]

    return accented
