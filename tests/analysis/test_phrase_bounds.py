"""What no phrase may do, over the first survey and over texts put together at random."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.analysis import analyse
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.phrase_index import index_paper
from builder.analysis.language.text import normal_form, sentences
from builder.progress import Silent
from builder.records import Keyphrase, Origin, Paper
from builder.settings import Settings

# Without the first words of fixed terms such as "few shot", which stand in phrases.
STOP = word_list("stop") - {pair.split()[0] for pair in word_list("fixed")}
SAMPLE = (
    "feature Feature features pyramid pyramids graph graphs matching neural network Networks models GAN GANs CLIP "
    "of the for and with we propose using is are learning diffusion image-text multi-modal multimodal million 3D 10 "
    "state-of-the-art retrieval sparse codes e.g. i.e. (FP) (GAN), novel very deep"
)
WORDS = st.sampled_from(SAMPLE.split())
MARKS = st.sampled_from(
    [" ", " ", " ", " ", " ", ", ", ". ", "; ", ": ", "? ", " (", ") ", "/", " - ", "\u2014", ".\u00a0"]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=60))
    return "".join(word + mark for word, mark in pieces).strip()


def assert_within_bounds(paper: Paper, found: tuple[Keyphrase, ...]) -> None:
    """No keyphrase holds a stop word or a mark, crosses a sentence, or is another one inflected."""
    for phrase in found:
        assert not STOP & set(phrase.text.casefold().split()), phrase.text
        assert re.search(r"[,;:()\[\]/?!\u2014]", phrase.text) is None, phrase.text
        for text, spans in ((paper.title, phrase.in_title), (paper.abstract, phrase.in_abstract)):
            bounds = sentences(text)
            assert all(any(b.start <= span.start and span.end <= b.end for b in bounds) for span in spans), phrase.text
    for one, other in combinations(found, 2):
        assert normal_form(one.text) != normal_form(other.text)
        assert plain(one.text) != plain(other.text)


def plain(text: str) -> str:
    """Without hyphens, capitals and the plural s."""
    return re.sub(r"s\b", "", re.sub(r"[-\s]", " ", text.casefold()))


@settings(max_examples=60, deadline=None)
@given(texts(), texts(), texts())
def test_keyphrases_of_any_text_stay_within_bounds(title: str, abstract: str, other: str) -> None:
    papers = [Paper(title, abstract, (Origin("a.txt", 1),), "a"), Paper("Graphs", other, (Origin("a.txt", 2),), "b")]
    found, _ = extract_keyphrases(papers, 30, Silent())
    for paper in papers:
        assert_within_bounds(paper, found[paper.id])


@given(texts())
def test_no_noun_phrase_of_any_text_holds_a_stop_word(abstract: str) -> None:
    for phrase in index_paper(Paper("Graphs", abstract, (), "a")).values():
        for form in phrase.forms:
            assert not STOP & set(form.casefold().split()), form


def test_keyphrases_of_the_first_survey_stay_within_bounds(listing: tuple[Paper, ...]) -> None:
    found, _ = extract_keyphrases(listing, 30, Silent())
    for paper in listing:
        assert_within_bounds(paper, found[paper.id])


@pytest.mark.parametrize(
    "word", ["exhibit", "align", "prune", "revolutionizing", "million", "modal", "gate", "assistant"]
)
def test_a_word_that_says_nothing_is_no_reason_and_no_keyphrase(word: str) -> None:
    one = Paper("Bees", f"Honey. Swarms of {word} {word}. The {word} of wings.", (Origin("a.txt", 1),), "a")
    other = Paper("Ships", f"Masts and {word}. Sails {word} in storms.", (Origin("a.txt", 2),), "b")
    found, _ = analyse([one, other], Settings(title="Test"), Silent())
    assert found.related == {"a": (), "b": ()}
    assert word not in {phrase.key for phrases in found.keyphrases.values() for phrase in phrases}


def test_papers_that_share_but_the_word_multimodal_are_related_by_it() -> None:
    one = Paper("Bees", "Swarms give multi-modal signals.", (Origin("a.txt", 1),), "a")
    other = Paper("Ships", "Captains are multimodal at heart.", (Origin("a.txt", 2),), "b")
    found, _ = analyse([one, other], Settings(title="Test"), Silent())
    assert [entry.shared for entry in found.related["a"]] == [("multimodal",)]
