"""The learned ranking: its weights are read and checked, both styles keep their word, and shared phrases lead on."""

from __future__ import annotations

import copy
import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from builder.analysis.embedding import minilm
from builder.analysis.keyphrases.boundaries import BOUNDARY_FEATURES
from builder.analysis.keyphrases.evidence import FEATURES
from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.keyphrases.model import ROLES, Style, Vectors, load_model, parse_model
from builder.analysis.keyphrases.ranking import find_candidates, rank_phrases
from builder.analysis.keyphrases.selection import select
from builder.analysis.language.phrase_index import Phrase
from builder.progress import Silent
from builder.records import Paper

STYLES: tuple[Style, ...] = get_args(Style)
VECTORS: tuple[Vectors, ...] = get_args(Vectors)
RIVERS = Paper(
    "Flood Forecasting with Gated Recurrent Units",
    "Flood forecasting is old. We train gated recurrent units on high water marks and spatially varying rainfall "
    "maps of small catchments. Gated recurrent units beat linear regression, and so flood forecasting is cheap.",
    (),
    id="rivers",
)
LAKES = Paper("Lakes", "Linear regression predicts the level of a lake from rainfall maps.", (), id="lakes")


def weights(style: Style, vectors: Vectors = "minilm") -> dict[str, Any]:
    path = files("builder.analysis.keyphrases").joinpath(f"weights/{style}-{vectors}.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def texts(*papers: Paper, style: Style, limit: int = 30) -> dict[str, list[str]]:
    found, _ = extract_keyphrases(papers, limit, Silent(), style)
    return {id_: [phrase.text for phrase in phrases] for id_, phrases in found.items()}


@pytest.mark.parametrize("vectors", VECTORS)
@pytest.mark.parametrize("style", STYLES)
def test_the_weights_say_what_they_were_made_of_and_hold_no_text(style: Style, vectors: Vectors) -> None:
    data = weights(style, vectors)
    assert (data["style"], data["vectors"]) == (style, vectors)
    assert {"made by", "data", "papers", "gold keyphrases", "note"} <= data["provenance"].keys()
    assert data["features"].keys() <= FEATURES.keys() | BOUNDARY_FEATURES.keys()
    assert data["words"].keys() == set(ROLES)
    assert len(json.dumps(data)) < 40_000


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("features", "count", "edges"), [3, 2, 4, 5, 7, 10], "count do not rise"),
        (("features", "count", "weights"), [1.0], "expected one weight more"),
        (("vectors",), "colour", "unknown vectors colour, expected one of minilm, static"),
        (("features", "colour"), {"edges": [], "weights": [0]}, "unknown features colour"),
        (("bias",), math.nan, "bias holds something else"),
        (("words", "head"), [0.5], "differ in length"),
    ],
)
def test_a_broken_weights_file_is_told_by_its_defect(place: tuple[str, ...], value: object, message: str) -> None:
    broken: Any = copy.deepcopy(weights("author"))
    parent = broken
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = value
    with pytest.raises(ValueError, match=message):
        parse_model(broken)


@pytest.mark.parametrize("style", STYLES)
def test_a_wrong_file_says_how_to_make_it_again(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    load_model.cache_clear()
    monkeypatch.setattr("builder.analysis.keyphrases.model.json.loads", lambda text: {"features": {}})
    with pytest.raises(ValueError, match=f"weights/{style}-minilm.json: lacks 'vectors'; make it again with"):
        load_model(style)
    load_model.cache_clear()


@pytest.mark.parametrize("style", STYLES)
def test_without_minilm_phrases_are_ranked_by_the_static_vectors(
    style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = next(iter(rank_phrases([RIVERS, LAKES], style))).phrases
    monkeypatch.setattr(minilm, "_folder", lambda: tmp_path)
    without = next(iter(rank_phrases([RIVERS, LAKES], style))).phrases
    assert {phrase.key for _, phrase in without} == {phrase.key for _, phrase in usual}
    assert without != usual
    assert {"flood forecasting", "gated recurrent unit"} <= {phrase.key for _, phrase in without[:5]}


def test_each_row_of_evidence_has_every_feature_and_no_gap() -> None:
    for papers in ([RIVERS], [RIVERS, LAKES], [Paper("Sole", "", (), id="s")], [Paper("", "word", (), id="w")]):
        for each in find_candidates(papers, "dense"):
            assert each.rows.shape == (len(each.index), len(FEATURES))
            assert np.isfinite(each.rows).all()


def test_evidence_counts_what_it_says() -> None:
    papers = [RIVERS, LAKES]
    candidates = next(iter(find_candidates(papers, "author")))
    row = dict(zip(FEATURES, candidates.rows[list(candidates.index).index("flood forecasting")], strict=True))
    assert (row["count"], row["titled"], row["first"], row["words"], row["papers"]) == (3, 1, 0, 2, 1)
    assert (row["share"], row["head_in_paper"], row["field"]) == (-1, 3, 1)
    assert row["whole"] == 1


def test_the_dense_style_lists_what_indexers_list_and_authors_do_not() -> None:
    author, dense = (texts(RIVERS, LAKES, style=style)["rivers"] for style in STYLES)
    measured = {"high water marks", "small catchments"}
    assert measured <= set(dense)
    assert not measured & set(author)
    assert len(dense) > len(author)
    assert {"Flood Forecasting", "Gated Recurrent Units"} <= {text.title() for text in author[:3]}


@pytest.mark.parametrize("style", STYLES)
def test_participles_and_adverbs_belong_to_the_phrase(style: Style) -> None:
    ranking = next(iter(rank_phrases([RIVERS, LAKES], style)))
    assert "spatially varying rainfall map" in {phrase.key for _, phrase in ranking.phrases}


def test_pieces_of_phrases_and_of_clauses_are_ranked_but_not_shown() -> None:
    abstract = (
        "Point cloud segmentation of rivers is slow. Point clouds and their segmentation are a pain. We speed it up by "
        "automatically choosing banks and updating meanders, and draw the vanishing gradients of the river bed."
    )
    rivers = Paper("Fast Point Cloud Segmentation", abstract, (), id="r")
    ranking = next(iter(rank_phrases([rivers])))
    unwanted = {"cloud segmentation", "updating meander", "automatically choosing"}
    assert {"cloud segmentation", "updating meander"} <= {phrase.key for _, phrase in ranking.phrases}
    assert unwanted & {phrase.key for _, phrase in ranking.phrases} <= ranking.pieces
    assert not unwanted & {text.casefold() for text in texts(rivers, style="author")["r"]}


def test_a_phrase_that_another_word_leads_to_is_a_piece_although_its_words_stand_elsewhere() -> None:
    spaces = Paper(
        "Latent Space Communication", "We study latent space communication between two river models.", (), id="a"
    )
    others = [
        Paper(
            f"Paper {number}",
            "A latent space of rivers and a feature space of lakes. The space is flat.",
            (),
            id=f"b{number}",
        )
        for number in range(8)
    ]
    ranking = next(iter(rank_phrases([spaces, *others])))
    assert ranking.paper is spaces
    assert "space communication" in ranking.pieces
    assert not {"latent space communication", "latent space"} & ranking.pieces


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_and_odd_papers_pass_in_both_styles(style: Style, count: int) -> None:
    odd = ["", "Word", "Wir zeigen, dass neuronale Netze lernen.", "我们提出了一种新的方法。", "flood plain " * 3_000]
    for abstract in odd:
        papers = [Paper("Floods", abstract, (), id=f"p{number}") for number in range(count)]
        for ranking in rank_phrases(papers, style):
            scores = [score for score, _ in ranking.phrases]
            assert all(0 <= score <= 1 for score in scores)
            assert scores == sorted(scores, reverse=True)


def test_a_paper_gets_one_phrase_that_leads_on_although_it_is_hardly_telling() -> None:
    own = [(0.5, phrase("river delta")), (0.4, phrase("salt marsh")), (0.3, phrase("tide gauge"))]
    faint = [(0.03, phrase("sediment"))]
    assert len(select(own + faint, {}, frozenset(), 8)) == 3
    assert keys(select(own + faint, {}, frozenset({"sediment"}), 8))[-1] == "sediment"
    assert len(select(own + faint, {}, frozenset({"sediment", "salt marsh"}), 8)) == 3


def test_of_phrases_about_as_relevant_the_one_that_other_papers_have_is_taken() -> None:
    ranked = [(0.2, phrase("river delta")), (0.15, phrase("salt marsh"))]
    assert keys(select(ranked, {}, frozenset(), 1)) == ["river delta"]
    assert keys(select(ranked, {}, frozenset({"salt marsh"}), 1)) == ["salt marsh"]
    assert keys(select(ranked, {}, frozenset({"salt marsh"}), 2)) == ["river delta", "salt marsh"]
    assert keys(
        select([(0.9, phrase("river delta")), (0.1, phrase("salt marsh"))], {}, frozenset({"salt marsh"}), 1)
    ) == ["river delta"]


def phrase(key: str) -> Phrase:
    return Phrase(key, len(key.split()), count=1, forms={key: 1})


def keys(chosen: list[tuple[float, Phrase]]) -> list[str]:
    return [phrase.key for _, phrase in chosen]
