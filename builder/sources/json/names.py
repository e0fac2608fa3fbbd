"""Stage 1, names in Zotero's and CSL's JSON: what citeproc reads in the parts of a name besides the parts."""

from __future__ import annotations

import re

from builder.records import Author
from builder.sources.values.names import person

_PARTICLE_AT_END = re.compile(
    r" ((?:(?:af|al|d['’]|da|de|del|den|der|di|dos|du|la|le|ten|ter|und|van|von|zu|zum|zur)(?: |$))+)$"
)
_SUFFIX_AT_END = re.compile(r"(?P<given>[^,]*),!?\s*(?P<suffix>(?i:Jr|Sr)\.?|I{2,3}|IV|VI{0,3})")


def name_of(family: str, given: str, particle: str = "", suffix: str = "") -> Author | None:
    """Returns the author of the parts, None where they name nobody.

    A family name in quotation marks within its quotes is not parted; words in lower case that end the given names are a
    particle ("Alexander von"), and a suffix may stand behind them ("Martin Luther, Jr.").
    """
    family, given = family.strip(), " ".join(given.split())
    if not suffix and (found := _SUFFIX_AT_END.fullmatch(given)):
        given, suffix = found["given"].strip(), found["suffix"]
    if family.strip('"') and family[0] == family[-1] == '"':
        return Author(" ".join(family.strip('"').split()), given, particle, suffix)
    author = person(family, given, particle, suffix)
    ending = _PARTICLE_AT_END.search(given)
    if not author or not ending or particle:
        return author
    particles = " ".join(filter(None, (ending[1], author.particle)))
    return Author(author.family, given[: ending.start()], particles, author.suffix)
