"""Topics: every paper in one, groups that belong together, names that say what they are about, ids that stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import pytest

from builder.analysis import topics as stage
from builder.analysis.embedding import Matrix
from builder.analysis.embedding.static import embed
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.topics import find_topics
from builder.analysis.topics.space import read_words
from builder.analysis.vocabulary.tags import build_vocabulary
from builder.progress import Silent
from builder.records import Paper, Place, Topic
from builder.slugs import paper_id

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "word embedding": ("similarity of words", "a corpus of text", "meaning of sentences", "bilingual dictionaries"),
    "object detection": (
        "bounding boxes",
        "pedestrians in images",
        "a camera on a car",
        "small objects in photographs",
    ),
    "protein folding": ("amino acids", "molecules in water", "the structure of enzymes", "evolutionary sequences"),
    "speech recognition": ("phonemes of a speaker", "acoustic signals", "noisy recordings", "spoken dialects"),
}
FRAMES = (
    ("{0} with {1}", "We study {0} and look at {1}. Our work on {0} explains {2}, and {1} is easier than before."),
    ("On {1} in {0}", "The role of {1} in {0} is not understood. We measure how {2} changes {0} over time."),
    ("Rethinking {0}: {2}", "Most work on {0} leaves {2} aside. We show that {0} gains from {2} and from {1}."),
)
Found = tuple[dict[str, Topic], dict[str, Place]]


def paper(title: str, abstract: str) -> Paper:
    return Paper(title, abstract, (), paper_id(title + abstract))


def about(subject: str, *, first: int = 0, last: int = 12) -> list[Paper]:
    things = SUBJECTS[subject]
    made = []
    for number in range(first, last):
        title, abstract = FRAMES[number % len(FRAMES)]
        words = (subject, things[number % 4], things[(number // 4 + 1) % 4])
        made.append(paper(f"{title.format(*words)}, part {number}", abstract.format(*words)))
    return made


COLLECTION = [one for subject in SUBJECTS for one in about(subject)]


def topics_of(papers: Sequence[Paper], known: Mapping[str, set[str]] | None = None, count: int = 0) -> Found:
    indexes = index_papers(papers)
    phrases, _ = extract_keyphrases(papers, 8, Silent())
    tags = build_vocabulary(papers, indexes, phrases, 8)[0].tags
    vectors: Matrix = embed([f"{one.title}. {one.abstract}" for one in papers])
    ordered = sorted(papers, key=lambda one: one.id)
    words = read_words(ordered).in_order([ordered.index(one) for one in papers])
    return find_topics(papers, indexes, vectors, words, tags, count, known or {}, keyphrases=phrases, embed=embed)


def assert_whole(papers: Sequence[Paper], found: Found) -> None:
    topics, place_of = found
    ids = sorted(one.id for one in papers)
    assert sorted(id_ for topic in topics.values() for id_ in topic.papers) == ids
    assert sorted(place_of) == ids
    for id_, topic in topics.items():
        assert topic.id == id_
        assert topic.papers
        assert np.isfinite(topic.cohesion)
        assert 0 <= topic.cohesion <= 1
        assert topic.is_miscellaneous == (topic.label == "Miscellaneous") == (id_ == "miscellaneous")
        assert topic.is_miscellaneous or topic.phrases[0] == topic.label
        assert all(place_of[member].topic == id_ != place_of[member].next for member in topic.papers)
        assert all(other in topics for other, _ in topic.neighbours)
    assert all(place.next in {"", *topics} for place in place_of.values())
    assert [topic.is_miscellaneous for topic in topics.values()][:-1] == [False] * (len(topics) - 1)
    labels = [topic.label.casefold() for topic in topics.values()]
    assert len(labels) == len(set(labels))


@pytest.fixture(scope="module")
def found() -> Found:
    return topics_of(COLLECTION)


@pytest.fixture(scope="module")
def four() -> dict[str, Topic]:
    return topics_of(COLLECTION, count=4)[0]


def test_every_paper_is_in_one_topic(found: Found) -> None:
    assert_whole(COLLECTION, found)


def test_papers_on_one_subject_stand_together_and_the_subject_names_their_topic(four: dict[str, Topic]) -> None:
    assert sorted(topic.label for topic in four.values()) == sorted(SUBJECTS)
    for topic in four.values():
        assert sorted(topic.papers) == sorted(one.id for one in about(topic.label))


def test_there_are_as_many_topics_as_the_author_asks_for() -> None:
    for count in (2, 6):
        assert len(topics_of(COLLECTION, count=count)[0]) == count


def test_the_next_best_topic_is_another_one_that_is_no_miscellany(found: Found) -> None:
    topics, place_of = found
    assert all(place.next and not topics[place.next].is_miscellaneous for place in place_of.values())


def test_the_order_of_the_papers_does_not_matter(found: Found) -> None:
    shuffled = COLLECTION[:]
    Random(1).shuffle(shuffled)
    again = topics_of(shuffled)
    assert again == found
    assert list(again[0]) == list(found[0])


def test_papers_that_have_nothing_in_common_are_called_miscellaneous() -> None:
    words = [
        f"{a}{b}{c}" for a in ("bal", "kor", "mi", "tu") for b in ("ma", "no", "ri") for c in ("dex", "lit", "pho")
    ]
    strange = [paper(word.title(), f"{word} {word}us {word}ium.") for word in words]
    found = topics_of(strange)
    assert_whole(strange, found)
    assert list(found[0]) == ["miscellaneous"]


def test_a_topic_with_little_in_common_is_miscellaneous_though_a_phrase_could_name_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stage, "_COHESION", 1.1)  # more than any topic can have
    assert list(topics_of(COLLECTION)[0]) == ["miscellaneous"]


def test_empty_papers_are_miscellaneous_and_leave_the_others_alone() -> None:
    empty = [paper(f"{number}", "") for number in ("?", "!", "...", "--", "++")]
    topics, place_of = topics_of([*COLLECTION, *empty], count=4)
    assert_whole([*COLLECTION, *empty], (topics, place_of))
    assert {place_of[one.id].topic for one in empty} == {"miscellaneous"}
    assert set(topics["miscellaneous"].papers) == {one.id for one in empty}


def test_ids_live_on_when_papers_come(four: dict[str, Topic]) -> None:
    known = {id_: set(topic.papers) for id_, topic in four.items()}
    renamed = {f"old-{number}": papers for number, papers in enumerate(known.values())}
    more = [*COLLECTION, *(one for subject in SUBJECTS for one in about(subject, first=12, last=15))]
    topics, _ = topics_of(more, renamed, count=4)
    assert topics.keys() == renamed.keys()
    assert all(renamed[id_] <= set(topic.papers) for id_, topic in topics.items())


def test_the_same_papers_keep_all_their_ids(found: Found) -> None:
    known = {f"x-{id_}": set(topic.papers) for id_, topic in found[0].items() if not topic.is_miscellaneous}
    again, _ = topics_of(COLLECTION, known)
    assert {id_ for id_ in again if id_ != "miscellaneous"} == known.keys()


def test_the_id_of_a_topic_that_is_gone_is_not_given_to_another() -> None:
    known = {"word-embedding": {"gone-1", "gone-2", "gone-3"}}
    topics, _ = topics_of(COLLECTION, known, count=4)
    assert "word-embedding" not in topics
    assert topics["word-embedding-2"].label == "word embedding"


ODD = (
    "",
    "word",
    "特徴空間を学習する。新しい手法を提案する。",
    "Wir stellen ein neues Verfahren vor.",
    "We go. " * 5_000,
)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 6, 10, 25])
def test_any_number_of_papers(size: int) -> None:
    some = [one for pair in zip(*(about(subject) for subject in SUBJECTS), strict=True) for one in pair][:size]
    assert_whole(some, topics_of(some))


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:5] or "empty")
def test_odd_texts(text: str) -> None:
    odd = [paper(f"Odd {number}", text) for number in range(8)]
    assert_whole(odd, topics_of(odd))
    mixed = [*about("word embedding"), *about("object detection"), *odd]
    assert_whole(mixed, topics_of(mixed))


def test_a_small_collection_on_one_subject_is_one_topic_with_its_name() -> None:
    papers = about("word embedding", last=4)
    topics, place_of = topics_of(papers)
    assert [topic.label for topic in topics.values()] == ["word embedding"]
    assert {place.next for place in place_of.values()} == {""}


def test_no_phrase_of_a_topic_repeats_another(found: Found) -> None:
    for topic in found[0].values():
        words = [frozenset(re.findall(r"\w+", phrase.casefold())) for phrase in topic.phrases]
        assert not any(a <= b for a in words for b in words if a is not b)


def test_tags_are_those_that_tell_the_topic(four: dict[str, Topic]) -> None:
    for topic in four.values():
        assert topic.tags[0][0] == topic.label.replace(" ", "-")
        assert topic.tags[0][1] == len(topic.papers)
