"""What an answer must look like, so that a page of HTML, or half an answer, is never kept as records."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.problems import Problem

JSON, XML, ATOM, BIBTEX = "application/json", "application/xml", "application/atom+xml", "application/x-bibtex"
CSL = "application/vnd.citationstyles.csl+json"

_HTML = re.compile(rb"\s*(<!--.*?-->\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a service: a path below its address, parameters, and the form of answer that is wanted."""

    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    accept: str = JSON


class NetworkError(Exception):
    """A question that got no answer; carries the problem to tell. `missing` where the service knows no such thing."""

    def __init__(self, problem: Problem, missing: bool = False) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.missing = missing


def fault(data: bytes, accept: str) -> str:
    """Returns what is wrong with an answer of the form `accept`; "" where it is sound."""
    if _HTML.match(data[:2000]):
        return "a web page, where records were expected"
    return _FAULTS[accept](data)


def _json_fault(data: bytes) -> str:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return "no JSON, or only part of it"
    return ""


def _xml_fault(data: bytes) -> str:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return "no XML, or only part of it"
    return ""


def _bibtex_fault(data: bytes) -> str:
    whole = data.lstrip().startswith(b"@") and data.rstrip().endswith(b"}") and data.count(b"{") <= data.count(b"}")
    return "" if whole else "no BibTeX, or only part of it"


_FAULTS: Mapping[str, Callable[[bytes], str]] = {
    JSON: _json_fault,
    CSL: _json_fault,
    XML: _xml_fault,
    ATOM: _xml_fault,
    BIBTEX: _bibtex_fault,
}
