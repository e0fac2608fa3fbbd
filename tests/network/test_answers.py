"""No bytes that a service may send raise anything, and half an answer is never taken for a whole one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.commands.services import read
from builder.network.answers import ATOM, BIBTEX, CSL, JSON, XML, fault
from builder.network.fetching import file_name
from builder.network.services import SERVICES
from builder.problems import Problem
from tests.network import recordings

WHOLE = [
    (JSON, recordings.crossref(), ".json"),
    (CSL, recordings.CSL, ".json"),
    (ATOM, recordings.atom(("2303.00001", "Maps")), ".atom"),
    (XML, recordings.pubmed(("1", "Looms")), ".xml"),
    (BIBTEX, recordings.ACL, ".bib"),
]


@pytest.mark.parametrize(("accept", "text", "extension"), WHOLE, ids=[accept for accept, _, _ in WHOLE])
def test_a_whole_answer_is_sound_and_a_cut_one_is_not(accept: str, text: str, extension: str) -> None:
    data = text.strip().encode()
    assert fault(data, accept) == ""
    for end in range(len(data)):
        assert fault(data[:end], accept) != ""
        assert "web page" in fault(b"\n <!DOCTYPE HTML><html>" + data[:end], accept)


@given(st.binary() | st.sampled_from(WHOLE).map(lambda whole: whole[1].encode()), st.integers(), st.integers(0, 255))
def test_no_bytes_raise(data: bytes, place: int, byte: int) -> None:
    changed = bytearray(data)
    if changed:
        changed[place % len(changed)] = byte
    for accept, _, extension in WHOLE:
        path = f"content/papers/fetched/x{extension}"
        assert isinstance(fault(bytes(changed), accept), str)
        for found in read(path, bytes(changed)):
            told = found.place if isinstance(found, Problem) else found.origins[0]
            assert told is not None
            assert told.path == path


def test_entities_are_not_expanded() -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY x "'
        + b"y" * 1000
        + b'"><!ENTITY z "'
        + b"&x;" * 1000
        + b'">]><a>'
        + b"&z;" * 1000
        + b"</a>"
    )
    assert fault(bomb, XML) in ("", "no XML, or only part of it")


@given(st.text(max_size=200))
def test_a_file_name_is_one_part_of_a_path(asked: str) -> None:
    folder, _, name = file_name(SERVICES["arxiv"], asked).rpartition("/")
    assert folder == "papers/fetched"
    assert name.startswith("arxiv-")
    assert name.endswith(".atom")
    assert name.isascii()
    assert not set(name) & set('\\:*?"<>|')
    assert ".." not in name
    assert len(name) < 120


def test_other_questions_have_other_names() -> None:
    asked = ["a b", "a/b", "a:b", "a?b", "a b?", "A/b", "x" * 90, "x" * 91, "été", "ete", "…", "?"]
    assert len({file_name(SERVICES["arxiv"], one) for one in asked}) == len(asked)
