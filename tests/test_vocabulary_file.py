"""content/vocabulary.yml: what an author may write, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.curation.vocabulary import read_vocabulary
from builder.problems import Code, SurveyError
from builder.records import Origin, TermEdit, VocabularyEdits

FULL = """\
terms:
  - name: language models
    renames: language model
    merge: [LM, "n-gram   models"]
    split: small language models
    broader: []
    definition: >-
      Models that say
      which word comes next.
    pin: true

  - name: 2020
hide:
  - ImageNet
  - imagenet
  - no
"""


def read(folder: Path, text: str) -> tuple[VocabularyEdits, list[str]]:
    (folder / "vocabulary.yml").write_text(text, encoding="utf-8")
    edits, problems = read_vocabulary(folder)
    assert all(problem.code is Code.BAD_VOCABULARY for problem in problems)
    return edits, [str(problem).removeprefix(f"{folder.name}/vocabulary.yml:") for problem in problems]


def test_every_key_is_read_with_its_line(tmp_path: Path) -> None:
    edits, problems = read(tmp_path, FULL)
    path = f"{tmp_path.name}/vocabulary.yml"
    assert problems == []
    assert edits.terms == (
        TermEdit(
            "language models",
            Origin(path, 2),
            merge=("LM", "n-gram models"),
            split=("small language models",),
            broader=(),
            definition="Models that say which word comes next.",
            renames="language model",
            pinned=True,
        ),
        TermEdit("2020", Origin(path, 12)),  # names are text whatever YAML takes them for
    )
    assert edits.hidden == (("ImageNet", Origin(path, 14)), ("no", Origin(path, 16)))
    assert edits.terms[1].broader is None  # not the same as an empty list


@pytest.mark.parametrize("text", ["", "# nothing\n", "terms:\nhide:\n", "terms: []\n", "\ufeffterms: []\n"])
def test_an_empty_file_changes_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (VocabularyEdits(), [])


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert read_vocabulary(tmp_path) == (VocabularyEdits(), [])


@pytest.mark.parametrize(
    ("entry", "line", "part"),
    [
        ("merge: [LM]", 4, "has no name"),
        ("name: x\n    nmae: y", 5, 'unknown key "nmae"'),
        ("name: x\n    name: y", 5, 'the key "name" stands there twice'),
        ("name:", 4, 'expected text for "name"'),
        ("name: [x]", 4, 'expected text for "name"'),
        ('name: "a\\x07b"', 4, 'the text for "name" has the character U+0007'),
        ("name: a\u200bb", 4, 'the text for "name" has the character U+200B'),
        ("name: x\n    merge: [a, b\u202ec]", 5, 'the text for "merge" has the character U+202E'),
        ("name: x\n    merge: {a: b}", 5, '"merge" is no list'),
        ("name: x\n    merge: [a, [b]]", 5, 'expected text for "merge"'),
        ("name: x\n    pin: perhaps", 5, 'expected true or false for "pin"'),
        ("just text", 4, "is keys and values"),
    ],
)
def test_a_bad_entry_is_left_out_and_named(tmp_path: Path, entry: str, line: int, part: str) -> None:
    edits, problems = read(tmp_path, f"terms:\n  - name: good\n\n  - {entry}\n  - name: better\nhide: [worse]\n")
    assert [edit.name for edit in edits.terms] == ["good", "better"]
    assert [name for name, _ in edits.hidden] == ["worse"]
    assert len(problems) == 1
    assert problems[0].startswith(f"{line}: bad-vocabulary: ")
    assert part in problems[0]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("terms: [a", "1: bad-vocabulary: is no YAML"),
        ("- name: x\n", "1: bad-vocabulary: expected the keys"),
        ("terms: word\n", '1: bad-vocabulary: "terms" is no list'),
        ("hidden: [x]\n", '1: bad-vocabulary: unknown key "hidden"'),
        ("hide: [x, {a: b}]\n", '1: bad-vocabulary: expected text for "hide"'),
        ("hide: " + "[" * 100_000, " bad-vocabulary: is no YAML: brackets within brackets"),
    ],
)
def test_a_bad_file_is_a_problem_with_a_line(tmp_path: Path, text: str, start: str) -> None:
    _, problems = read(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(start)


def test_joiners_that_words_need_stay(tmp_path: Path) -> None:
    edits, problems = read(tmp_path, "hide: [\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645]")
    assert problems == []
    assert edits.hidden[0][0] == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


def test_what_stands_in_its_place_and_is_no_file_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.yml").mkdir()
    with pytest.raises(SurveyError, match=r"vocabulary\.yml: unreadable-file: cannot be read"):
        read_vocabulary(tmp_path)


def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.yml").symlink_to(tmp_path / "gone.yml")
    with pytest.raises(SurveyError, match="unreadable-file"):
        read_vocabulary(tmp_path)


def test_a_file_that_is_no_text_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.yml").write_bytes(b"hide: [caf\xe9]")
    with pytest.raises(SurveyError, match="UTF-8"):
        read_vocabulary(tmp_path)


def test_what_is_too_long_for_a_name_is_left_out_but_a_definition_may_be_long(tmp_path: Path) -> None:
    long = "fog " * 60
    edits, problems = read(tmp_path, f"hide: [{long}]\nterms:\n  - name: fog\n    definition: {long}\n")
    assert (edits.hidden, edits.terms[0].definition) == ((), long.strip())
    assert len(problems) == 1
    assert "has 239 characters, a name at most 200" in problems[0]
