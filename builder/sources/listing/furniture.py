"""Stage 1, what Hugging Face's papers page shows around its papers: menus, dates, counts, buttons."""

from __future__ import annotations

import re

from builder.sources.values.text import Block

_MONTH = (
    r"(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?"
    r"|Dec(ember)?)"
)
_DATE = rf"{_MONTH} \d{{1,2}}(, \d{{4}})?"
_COUNT = r"\d[\d,]*(\.\d+)?[kK]?"
_USER = r"@?[\w.-]{1,42}"

# Each stands for a whole line, capitals and all: a title that only begins like one of these is a title.
_LINES = (
    # menus and headings
    r"new|New|Models|Datasets|Spaces|Posts|Docs|Community|Enterprise|Pricing|Log In|Sign Up|Hugging Face",
    r"Papers|Daily Papers|Trending Papers|Trending|Daily|Weekly|Monthly|Today|Yesterday|Previous|Next|Abstract",
    r"Get trending papers in your email inbox( once a day)?!?|Subscribe|Subscribed",
    r"by ?.{1,40} and the research community",
    r"Hugging Face['’]s logo|Buckets|Solutions|System theme|Company|Terms|TOS|Privacy|About",
    r"Careers|Jobs|Website|Load more",
    # dates
    rf"((Published|Submitted) on )?((Mon|Tues?|Wed|Thu(rs)?|Fri|Sat|Sun)(day)?,? )?{_DATE}",
    rf"{_MONTH} \d{{4}}|Week \d{{1,2}}(, \d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}",
    r"(about )?(\d+|an?) (minute|hour|day|week|month|year)s? ago",
    # people
    rf"Submitted by|Submitted by ?{_USER}( on {_DATE})?|Authors:?|[·•]? ?{_COUNT} authors?",
    # counts and buttons
    rf"[+#·•-]? ?{_COUNT}|Upvoted?|Upvoted? {_COUNT}|{_COUNT} (up)?votes?|{_COUNT} comments?|{_COUNT} stars?",
    rf"(GitHub|Github) ?({_COUNT})?|#\d+ Paper of the (day|week|month)",
    r"View (on )?arXiv( page)?|arXiv( page)?|ArXiv( page)?|View PDF|PDF|Project page|Paper page|Add to collection",
    # separators
    r"[\W_]+",
)
_FURNITURE = re.compile("|".join(_LINES))
_SUBMITTER_LABEL = "Submitted by"


def is_furniture(block: Block) -> bool:
    """Says whether nothing in the block belongs to a paper: each of its lines, or all of them as one, is furniture."""
    return bool(_FURNITURE.fullmatch(block.text)) or all(map(_FURNITURE.fullmatch, block.lines))


def names_submitter(block: Block, before: Block | None) -> bool:
    """Says whether the block can be the user's name that stands by itself under "Submitted by"."""
    return before is not None and before.text == _SUBMITTER_LABEL and bool(re.fullmatch(_USER, block.text))
