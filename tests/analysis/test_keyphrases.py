"""Keyphrases as a reader meets them, on small papers and on the first survey."""

from __future__ import annotations

import importlib.util
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from builder.analysis.keyphrases.extract import extract_keyphrases, extract_with_relevance
from builder.analysis.keyphrases.ranking import rank_phrases
from builder.analysis.keyphrases.selection import near_duplicates
from builder.analysis.language.lexicon import word_list
from builder.analysis.language.text import normal_form, sentences
from builder.problems import Code
from builder.progress import Silent
from builder.records import Keyphrase, Origin, Paper

ROOT = Path(__file__).parents[2]


def paper(title: str, abstract: str, id_: str = "p") -> Paper:
    return Paper(title, abstract, (Origin("a.txt", 1),), id=id_)


def keyphrases(*papers: Paper, limit: int = 8) -> dict[str, tuple[Keyphrase, ...]]:
    found, problems = extract_keyphrases(papers, limit, Silent())
    assert problems == []
    return found


BIRDS = paper(
    "Bird Song Recognition with Recurrent Neural Networks",
    "Bird song recognition is a challenging task. We propose a recurrent neural network (RNN) that learns from noisy "
    "recordings. The RNNs beat other methods on bird-song recognition, and extensive experiments show state-of-the-art "
    "performance. Code is available.",
)


@pytest.fixture(scope="module")
def survey(listing: tuple[Paper, ...]) -> dict[str, tuple[Keyphrase, ...]]:
    return keyphrases(*listing)


def test_the_best_phrases_name_the_paper() -> None:
    found = keyphrases(BIRDS)["p"]
    assert {"bird song recognition", "recurrent neural network"} <= {phrase.key for phrase in found[:2]}
    assert [phrase.score for phrase in found] == sorted((phrase.score for phrase in found), reverse=True)
    assert all(0 <= phrase.score <= 1 and phrase.score == round(phrase.score, 4) for phrase in found)
    assert {phrase.method for phrase in found} == {"keybert+learned"}


def test_spans_are_every_place_with_inflection_hyphen_and_acronym() -> None:
    found = {phrase.key: phrase for phrase in keyphrases(BIRDS)["p"]}
    song, network = found["bird song recognition"], found["recurrent neural network"]
    assert [BIRDS.title[s.start : s.end] for s in song.in_title] == ["Bird Song Recognition"]
    assert [BIRDS.abstract[s.start : s.end] for s in song.in_abstract] == [
        "Bird song recognition",
        "bird-song recognition",
    ]
    assert [BIRDS.abstract[s.start : s.end] for s in network.in_abstract] == ["recurrent neural network", "RNN", "RNNs"]
    assert not any(phrase.text in {"RNN", "RNNs"} for phrase in found.values())


def test_an_acronym_is_ranked_beside_its_long_form_and_a_page_shows_one_of_them() -> None:
    (ranking,) = rank_phrases([BIRDS])
    ranked = {phrase.key: phrase for _, phrase in ranking.phrases}
    assert {"RNN", "recurrent neural network"} <= ranked.keys()
    assert ranked["recurrent neural network"].count == ranked["RNN"].count + 2  # in the title and where it is spelt out
    assert ranking.doubles == {"RNN"}
    _, relevance, _ = extract_with_relevance([BIRDS, replace(BIRDS, id="q")], 8, Silent())
    assert "recurrent neural network" in relevance["p"]
    assert "rnn" not in relevance["p"]
    mostly_short = paper(
        "Deep RNNs",
        "We train an RNN. A recurrent neural network (RNN) is deep. The RNN learns, and RNNs beat other methods with "
        "RNN training.",
    )
    (ranking,) = rank_phrases([mostly_short])
    assert [phrase.key for _, phrase in ranking.phrases][:2] == ["RNN", "recurrent neural network"]
    assert [phrase.text for phrase in keyphrases(mostly_short)["p"]] == ["recurrent neural network"]


def test_what_says_nothing_is_no_keyphrase() -> None:
    texts = {normal_form(phrase.text) for phrase in keyphrases(BIRDS, limit=30)["p"]}
    for empty in ("task", "method", "code", "extensive experiment", "performance", "challenging task"):
        assert empty not in texts


def test_a_piece_of_a_longer_phrase_is_no_keyphrase() -> None:
    abstract = "Sand dune migration is slow. We measure sand dune migration. Kites record sand dune migration."
    keys = {phrase.key for phrase in keyphrases(paper("Kites over Sand", abstract), limit=30)["p"]}
    assert "sand dune migration" in keys
    assert not keys & {"dune migration", "sand dune", "dune", "sand"}


def test_the_limit_holds() -> None:
    assert len(keyphrases(BIRDS, limit=1)["p"]) == 1


def test_200_kilobytes_without_a_full_stop_pass() -> None:
    assert keyphrases(paper("Graph Matching at Length", "graph matching neural search " * 7_000))["p"]


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Untitled", ""),
        ("One", "Word"),
        ("Über die Grundlagen", "Wir zeigen, dass neuronale Netze lernen. Das Ergebnis überrascht sehr."),
        ("论文标题", "我们提出了一种新的方法。实验表明该方法有效。"),
        ("مقدمة", "هذه ورقة قصيرة."),
        ("!!! $$$", "<script>alert(1)</script> {{ x }} $a_b$ | * &lt; 🦄"),
        ("ALL CAPITALS ABOUT GRAPH MATCHING", "GRAPH MATCHING IS OLD. WE MATCH GRAPHS."),
    ],
)
def test_odd_papers_pass(title: str, abstract: str) -> None:
    for phrase in keyphrases(paper(title, abstract), BIRDS_TWIN)["p"]:
        assert math.isfinite(phrase.score)
        for text, spans in ((title, phrase.in_title), (abstract, phrase.in_abstract)):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert phrase.in_title or phrase.in_abstract


BIRDS_TWIN = paper(BIRDS.title, BIRDS.abstract, "twin")


def test_an_abstract_of_200_kilobytes_passes() -> None:
    long = "Graph matching aligns graphs. " * 7_000
    assert keyphrases(paper("Graph Matching at Length", long))["p"][0].key == "graph matching"


def test_no_papers_give_nothing() -> None:
    assert keyphrases() == {}


def test_without_keybert_the_learned_weights_rank_and_the_problem_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(
        "builder.analysis.keyphrases.keybert_adapter.find_spec", lambda name: None if name == "keybert" else known(name)
    )
    found, problems = extract_keyphrases([BIRDS], 8, Silent())
    assert "bird song recognition" in {phrase.key for phrase in found["p"]}
    assert {phrase.method for phrase in found["p"]} == {"learned"}
    assert [(problem.code, problem.place) for problem in problems] == [(Code.KEYBERT_MISSING, None)]
    assert "pip install --no-deps keybert==0.9.0" in problems[0].hint


def test_keybert_has_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    quarries = paper("Stone Work", "They visit granite quarries. They visit marble quarries. They visit clay pits.")
    for word in ("marble", "granite"):
        monkeypatch.setattr(
            "builder.analysis.keyphrases.ranking.similarities",
            lambda texts, phrases, word=word: [{key: float(word in key) for key in keys} for keys in phrases],
        )
        keys = [phrase.key for phrase in keyphrases(quarries)["p"] if phrase.key.endswith("quarry")]
        assert keys[0] == f"{word} quarry"


def test_importing_keybert_neither_warns_nor_silences_warnings() -> None:
    code = (
        "import warnings; warnings.simplefilter('error')\n"
        "from builder.analysis.keyphrases.keybert_adapter import similarities\n"
        "print(similarities(['a cat sleeps'], [['cat']])[0]['cat'] > 0)\n"
        "print(('ignore', None, FutureWarning, None, 0) in warnings.filters)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "False"]
    assert run.stderr == ""


def test_the_first_survey_has_no_phrase_across_a_stop_word_or_a_sentence(
    listing: tuple[Paper, ...], survey: dict[str, tuple[Keyphrase, ...]]
) -> None:
    stop = word_list("stop") - {pair.split()[0] for pair in word_list("fixed")}
    for one in listing:
        bounds = sentences(one.abstract)
        for phrase in survey[one.id]:
            assert not stop & set(phrase.text.casefold().split()), phrase.text
            assert re.search(r"[,;:()\[\]/?!]", phrase.text) is None
            for span in phrase.in_abstract:
                assert any(bound.start <= span.start and span.end <= bound.end for bound in bounds)


def test_the_first_survey_shows_no_phrase_twice(survey: dict[str, tuple[Keyphrase, ...]]) -> None:
    pairs = 0
    for phrases in survey.values():
        assert len({phrase.key for phrase in phrases}) == len(phrases)
        pairs += sum(near_duplicates(one.key, other.key) for one, other in combinations(phrases[:6], 2))
    assert pairs <= 0.3 * len(survey)


def test_spans_of_a_paper_never_overlap(survey: dict[str, tuple[Keyphrase, ...]]) -> None:
    for phrases in survey.values():
        for spans in ([s for p in phrases for s in p.in_title], [s for p in phrases for s in p.in_abstract]):
            ordered = sorted(spans, key=lambda span: span.start)
            assert all(one.end <= other.start for one, other in pairwise(ordered))
        assert all(phrase.in_title or phrase.in_abstract for phrase in phrases)


def test_every_paper_of_the_first_survey_has_keyphrases(survey: dict[str, tuple[Keyphrase, ...]]) -> None:
    assert len(survey) == 97
    assert all(len(phrases) >= 3 for phrases in survey.values())


def test_order_of_papers_and_hash_seed_change_nothing() -> None:
    code = (
        "from builder.analysis.keyphrases.extract import extract_keyphrases\n"
        "from builder.analysis.language.phrase_index import index_papers\n"
        "from builder.analysis.vocabulary.tags import build_vocabulary\n"
        "from builder.progress import Silent\n"
        "from builder.records import Origin, Paper\n"
        "import sys\n"
        "texts = ['Graph matching aligns graphs. Graph matching (GM) is hard.', 'A GM solver for graph matching and "
        "image retrieval.', 'Image retrieval by feature spaces and diffusion models.', 'Diffusion models.']\n"
        "papers = [Paper(f'Paper {n} on {t.split()[0]}', t, (Origin('a'),), id=f'p{n}') for n, t in enumerate(texts)]\n"
        "papers = papers[::-1] if sys.argv[1] == 'back' else papers\n"
        "indexes = index_papers(papers)\n"
        "found, _ = extract_keyphrases(papers, 8, Silent())\n"
        "print(sorted(found.items()), build_vocabulary(papers, indexes, found, 8)[0])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, order],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for order, seed in (("on", "0"), ("back", "7"))
    }
    assert len(outputs) == 1
