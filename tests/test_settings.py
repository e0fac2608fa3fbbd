"""survey.yml: what is right is taken, what is wrong is told with its key, its line and a right example."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from builder import settings as stage
from builder.problems import Code, SurveyError
from builder.project import find_project
from builder.settings import Settings, load_settings


def write(root: Path, text: str | bytes) -> Path:
    (root / "content").mkdir(exist_ok=True)
    data = text.encode() if isinstance(text, str) else text
    (root / "content" / "survey.yml").write_bytes(data)
    return root


def test_reads_what_the_author_wrote(tmp_path: Path) -> None:
    write(tmp_path, "title: Feature spaces\nkeyphrases: 5\n")
    assert load_settings(tmp_path) == Settings(title="Feature spaces", keyphrases=5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: T\ncolour: red\n", 'content/survey.yml:2: bad-setting: unknown key "colour"'),
        ("title: T\ntags: many\n", "content/survey.yml:2: bad-setting: \"tags\" is 'many', expected a whole number"),
        ("title: T\nrelated: 0\n", 'content/survey.yml:2: bad-setting: "related" is 0'),
        ("title: T\nrelated: true\n", 'content/survey.yml:2: bad-setting: "related" is True'),
        ("title: [a]\n", 'content/survey.yml:1: bad-setting: "title" is'),
        ("title: ''\n", 'content/survey.yml:1: bad-setting: "title" is'),
        ("keyphrases: 3\n", 'content/survey.yml: bad-setting: the key "title" is missing'),
        ("title: T\n  x: [\n", "content/survey.yml:2: bad-setting: is no YAML"),
        ("- a\n- b\n", "content/survey.yml: bad-setting: expected keys and values"),
        ("", "content/survey.yml: bad-setting: expected keys and values"),
        ("? [a, b]\n: c\n", "content/survey.yml:1: bad-setting: "),
        (b"title: caf\xe9\n", "content/survey.yml: bad-setting: cannot be read as UTF-8 text"),
        ("title: !!python/object/apply:os.getcwd []\n", "content/survey.yml"),
        ("title: 2020-99-99\n", "content/survey.yml: bad-setting: has a value that YAML cannot read"),
        ("title: T\ntopics: " + "9" * 5_000, "content/survey.yml: bad-setting: has a value that YAML cannot read"),
        ("title: " + "[" * 100_000, "content/survey.yml: bad-setting: has a value that YAML cannot read"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str | bytes, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(SurveyError) as caught:
        load_settings(tmp_path)
    assert str(caught.value).startswith(said)
    assert caught.value.problem.hint


def test_every_setting_has_an_example(tmp_path: Path) -> None:
    keys = {field.name for field in fields(Settings)}
    assert set(stage._EXAMPLES) == keys
    text = "\n".join(stage._EXAMPLES.values())
    assert load_settings(write(tmp_path, text)).title == "Feature spaces"


def test_a_survey_is_found_from_any_folder_below(tmp_path: Path) -> None:
    write(tmp_path, "title: T\n")
    below = tmp_path / "content" / "papers" / "deep"
    below.mkdir(parents=True)
    assert find_project(below).root == tmp_path.resolve()


def test_no_survey_anywhere_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(SurveyError) as caught:
        find_project(tmp_path)
    assert caught.value.problem.code == Code.NO_SETTINGS
    assert "title: My survey" in caught.value.problem.hint


@pytest.mark.parametrize(("text", "reason"), [('title: "a\\0b"', "no page can show"), ("title: a\ntitle: b", "twice")])
def test_what_would_break_pages_or_be_lost_is_told(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "survey.yml").write_text(text + "\n")
    with pytest.raises(SurveyError, match=reason):
        load_settings(tmp_path)
