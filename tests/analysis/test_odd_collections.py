"""Collections that no survey should be, and that come all the same: no failure, no warning, sensible emptiness."""

from __future__ import annotations

import pytest

from builder.analysis import analyse
from builder.problems import Code
from builder.progress import Silent
from builder.records import Origin, Paper, Survey
from builder.settings import Settings
from tests.analysis.test_analyse import assert_whole

PYRAMIDS = "A feature pyramid finds small objects. We compare it with a flat map."
SCRIPTS = (
    "特徴空間を学習する。新しい手法を提案する。",
    "تتعلم الشبكات فضاء السمات. نقترح طريقة جديدة.",
    "특징 공간을 배운다.",
)
COLLECTIONS: dict[str, list[tuple[str, str]]] = {
    "one": [("Feature Pyramids", PYRAMIDS)],
    "the same abstract": [(f"Study {number}", PYRAMIDS) for number in range(30)],
    "no abstract": [(f"Study {number}", "") for number in range(30)],
    "no abstract, one title": [("Study", "")] * 30,
    "no Latin letter": [(text[:4], text * (1 + number)) for number, text in enumerate(SCRIPTS * 3)],
    "titles of one letter": [(letter, PYRAMIDS) for letter in "abcXYZ1?"],
    "emoji": [("🦄🦄", "🙂 🙃 🙂. 🦄!"), ("🙂", "🦄 🙂"), ("👩‍🔬", "👩‍🔬 👩‍🔬 👩‍🔬")],
    "marks": [("?!", "... --- ((( )))"), ("$$", "{{ }} %% \\ \\\\ $x$"), ("\u202e", "\u200b \u0301 \ufeff")],
    "numbers": [("1", "2 3 4. 5 6."), ("10 %", "2 3 4"), ("3.14", "2.71 3.14")],
    "stop words": [("The of and", "It is. They were. And so on."), ("We", "We are we.")],
    "500 of the same words": [(f"Feature pyramid {number}", PYRAMIDS) for number in range(500)],
}


def survey(pairs: list[tuple[str, str]]) -> Survey:
    papers = [
        Paper(title, abstract, (Origin("a.txt", 1),), f"p{number:03}") for number, (title, abstract) in enumerate(pairs)
    ]
    found, problems = analyse(papers, Settings(title="Test"), Silent())
    assert {problem.code for problem in problems} <= {
        Code.MISSING_ABSTRACT,
        Code.SHORT_ABSTRACT,
        Code.NOT_ENGLISH,
        Code.SAME_WORK,
    }
    return found


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_field_is_whole(name: str) -> None:
    found = survey(COLLECTIONS[name])
    assert_whole(found)
    assert all(0 <= phrase.score <= 1 for phrases in found.keyphrases.values() for phrase in phrases)
    assert all(id_ not in {entry.id for entry in row} for id_, row in found.related.items())
    for tag in found.tags.values():
        assert len(tag.papers) > 1
        assert all(tag.id in found.tags_of[id_] for id_ in tag.papers)


@pytest.mark.parametrize("name", ["no abstract, one title", "marks", "numbers", "stop words", "emoji"])
def test_where_nothing_is_said_nothing_is_found(name: str) -> None:
    found = survey(COLLECTIONS[name])
    assert not any(found.keyphrases.values())
    assert not found.tags
    assert all(topic.is_miscellaneous for topic in found.topics.values())


def test_papers_with_the_same_abstract_are_related_by_its_phrases() -> None:
    found = survey(COLLECTIONS["the same abstract"][:10])
    assert all("feature pyramid" in entry.shared for row in found.related.values() for entry in row)
    assert all(len(row) >= 7 for row in found.related.values())


def test_a_text_without_blanks_is_no_keyphrase() -> None:
    found = survey([("Feature Pyramids", "特" * 3_000 + " feature pyramids " + "a-" * 3_000), ("Other", PYRAMIDS)])
    assert [phrase.key for phrase in found.keyphrases["p000"]] == ["feature pyramid"]


def test_a_lone_paper_has_its_keyphrases_and_nothing_else() -> None:
    found = survey(COLLECTIONS["one"])
    assert found.keyphrases["p000"][0].key == "feature pyramid"
    assert found.related == {"p000": ()}
    assert found.tags_of == {"p000": ()}
    assert found.start_here == ("p000",)
