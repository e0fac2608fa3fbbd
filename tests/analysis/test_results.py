"""Measured results: what a sentence claims, taken apart; what is no result; the labels of the first survey."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.analysis.results import extract_results
from builder.records import Paper, Result

LABELS = Path(__file__).parents[1] / "labels/results-of-first-survey.json"
PRECISION = 0.97  # of each field; a blank is no error
RECALL = 0.90


def taken_apart(text: str) -> list[tuple[str, str, str, str, str]]:
    return [(r.kind, r.value, r.unit, r.metric, r.dataset) for r in extract_results(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our method reaches a top-1 accuracy of 76.0% on VTAB-1k.",
            [("reached", "76.0", "%", "top-1 accuracy", "VTAB-1k")],
        ),
        ("It obtains 49.7 box AP on COCO.", [("reached", "49.7", "", "box AP", "COCO")]),
        (
            "We get 90.1% accuracy on ImageNet and 76.0% mIoU on ADE20K.",
            [("reached", "90.1", "%", "accuracy", "ImageNet"), ("reached", "76.0", "%", "mIoU", "ADE20K")],
        ),
        (
            "It outperforms the baseline by 2.1 and 3.4 points on SST-2 and MNLI, respectively.",
            [("better by", "2.1", "points", "", "SST-2"), ("better by", "3.4", "points", "", "MNLI")],
        ),
        ("We improve accuracy by up to 2.3 %.", [("better by", "2.3", "%", "accuracy", "")]),
        ("Our approach is 2-3x faster than before.", [("better by", "2-3", "x", "", "")]),
        ("It is over 10 times faster.", [("better by", "10", "x", "", "")]),
        ("It needs 10x fewer parameters.", [("reduced by", "10", "x", "parameters", "")]),
        ("Training reduces memory usage by 40%.", [("reduced by", "40", "%", "memory usage", "")]),
        ("This lowers accuracy by 0.5%.", [("worse by", "0.5", "%", "accuracy", "")]),
        ("The accuracy rises from 61.2% to 76.0%.", [("reached", "61.2% to 76.0", "%", "accuracy", "")]),
        ("It achieves an FID of 1.58 on ImageNet.", [("reached", "1.58", "", "FID", "ImageNet")]),
        ("We see gains of +0.15dB on average.", [("better by", "0.15", "dB", "", "")]),
        ("The system runs at 30 FPS in real time.", [("reached", "30", "FPS", "", "")]),
        ("It is an order of magnitude faster.", [("better by", "order of magnitude", "", "", "")]),
        ("On LFW, our system reaches 99.63%.", [("reached", "99.63", "%", "", "LFW")]),
        ("It scores 8.7\\% pass@1 accuracy.", [("reached", "8.7", "%", "pass@1 accuracy", "")]),
    ],
)
def test_a_claim_is_taken_apart(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert taken_apart(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We collect 40,000 frames of night driving.",
        "The network has 12 layers and 7B parameters.",
        "We evaluate on CIFAR-10, CIFAR-100 and CoRe 50.",
        "Experiments on 3 benchmarks and 38 tasks show its use.",
        "We trained it in 2023 with GPT-4 and Llama 2 (see Fig. 3 and [12]).",
        "Only 5% of the labels are used for training.",
        "In a 1-shot, two-stage setting (1) we ask, 2) we answer.",
        "Images of 256x256 pixels are cut into 16 x 16 patches.",
        "We use a IoU threshold of 0.5 and a learning rate of 0.01.",
        "It uses 27.7% of the data.",
        "Version 2.0 costs $300.",
    ],
)
def test_what_is_set_up_is_no_result(text: str) -> None:
    assert taken_apart(text) == []


@pytest.mark.parametrize("place", ["trained on ImageNet", "compared to ResNet-50", "a model for Robots"])
def test_what_is_no_data_set_of_the_claim_stays_blank(place: str) -> None:
    assert [r.dataset for r in extract_results(f"With {place}, it reaches an accuracy of 80.0%.")] == [""]


def test_two_numbers_for_two_names_without_order_stay_without_data_set() -> None:
    found = extract_results("It reaches 80.1% recall and 70.2% precision, by 3 points, on SQuAD and HotpotQA.")
    assert {r.dataset for r in found} <= {"", "SQuAD and HotpotQA"}
    assert sum(bool(r.dataset) for r in found) <= 1


def test_places_hold_what_is_said() -> None:
    text = "We do much. On the VTAB-1k benchmark it reaches an accuracy of 76.0%. More follows."
    (result,) = extract_results(text)
    assert text[result.sentence.start : result.sentence.end].startswith("On the VTAB-1k")
    assert text[result.span.start : result.span.end] == "VTAB-1k benchmark it reaches an accuracy of 76.0%"


def test_a_range_is_sorted_by_its_upper_end() -> None:
    (result,) = extract_results("It brings 2.0-3.4% mAP gains on KITTI.")
    assert (result.value, result.number) == ("2.0-3.4", 3.4)


@pytest.mark.parametrize(
    "text", ["", "5", "%", "accuracy", "精度は95%です。", "5% " * 60_000, "1." * 50_000, "\u0000 5%"]
)
def test_an_odd_abstract_gives_nothing_that_it_does_not_say(text: str) -> None:
    for result in extract_results(text):
        assert 0 <= result.sentence.start <= result.span.start < result.span.end <= result.sentence.end <= len(text)
        assert result.value in text[result.span.start : result.span.end]
        assert (result.metric, result.dataset) == ("", "")


@given(
    st.lists(
        st.sampled_from(["an accuracy of", "5%", "by", "improves", "1.2", "on COCO", "(", ")", ",", ".", "±", "x"])
    )
)
def test_every_place_lies_in_its_sentence_and_the_sentence_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for result in extract_results(text):
        assert 0 <= result.sentence.start <= result.span.start < result.span.end <= result.sentence.end <= len(text)
        assert result.value in text[result.span.start : result.span.end]
        assert result.metric in text
        assert result.dataset in text
        assert result.number >= 0


def _label_of(result: Result, labels: list[dict[str, Any]], text: str) -> dict[str, Any] | None:
    """The label of the same number at the same place."""
    for label in labels:
        start = text.index(label["quote"])
        touches = start <= result.span.end and result.span.start <= start + len(label["quote"])
        if label["value"] == result.value and touches:
            return label
    return None


def _is_right(said: str, answers: str | list[str], field: str) -> bool:
    wanted = [answers] if isinstance(answers, str) else answers
    return any(said == answer or (field == "metric" and answer.endswith(f" {said}")) for answer in wanted)


def test_the_first_survey_is_read_as_labelled(listing: tuple[Paper, ...]) -> None:
    gold: dict[str, list[dict[str, Any]]] = json.loads(LABELS.read_text(encoding="utf-8"))
    counts = {
        field: [0, 0, 0] for field in ("value", "unit", "kind", "metric", "dataset", "quote")
    }  # right, said, there
    assert gold.keys() <= {paper.id for paper in listing}
    for paper in listing:
        labels = gold.get(paper.id, [])
        for label in labels:
            for field, count in counts.items():
                count[2] += bool(label[field]) and not label.get("optional")
        for result in extract_results(paper.abstract):
            found = _label_of(result, labels, paper.abstract)
            if found and found.get("optional"):
                continue
            quote = paper.abstract[result.span.start : result.span.end]
            for field, count in counts.items():
                said = quote if field == "quote" else getattr(result, field)
                count[1] += bool(said)
                count[0] += bool(said) and found is not None and _is_right(said, found[field], field)
    for field, (right, said, there) in counts.items():
        if field != "quote":
            assert right / said >= PRECISION, field
            assert right / there >= RECALL, field
    assert counts["quote"][0] / counts["quote"][1] >= 0.9
