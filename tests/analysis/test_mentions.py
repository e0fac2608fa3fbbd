"""A method's name, met in another paper: whose it is, and what does not count."""

from __future__ import annotations

import pytest

from builder.analysis.related.mentions import find_mentions, own_names
from builder.records import Paper


def paper(id_: str, title: str, abstract: str = "", year: int | None = None) -> Paper:
    return Paper(title, abstract, (), id_, year=year)


def met(*papers: Paper) -> list[tuple[str, str, str]]:
    by_source, by_target = find_mentions(papers)
    found = [mention for mentions in by_source.values() for mention in mentions]
    assert sorted(found, key=str) == sorted((m for group in by_target.values() for m in group), key=str)
    return [(mention.source, mention.target, mention.name) for mention in found]


FACENET = paper("a", "FaceNet: A Unified Embedding for Faces", "We present a system, called FaceNet, that learns.")


def test_a_name_in_another_abstract_is_a_mention_with_its_place() -> None:
    other = paper("b", "Masks", "We compare with FaceNet, and FaceNet wins.")
    by_source, by_target = find_mentions([FACENET, other])
    (mention,) = by_source["b"]
    assert (mention.source, mention.target, mention.name) == ("b", "a", "FaceNet")
    assert mention.span is not None
    assert other.abstract[: mention.span.start] == "We compare with "
    assert other.abstract[mention.span.start : mention.span.end] == "FaceNet"
    assert by_target == {"a": (mention,), "b": ()}
    assert by_source["a"] == ()


def test_a_name_in_a_title_alone_has_no_place_in_the_abstract() -> None:
    by_source, _ = find_mentions([FACENET, paper("b", "Pruning FaceNet", "We prune.")])
    assert [mention.span for mention in by_source["b"]] == [None]


@pytest.mark.parametrize("text", ["FaceNet-based features", "the FaceNet's loss", "(FaceNet)", "FaceNet/ResNet"])
def test_a_name_counts_inside_its_sentence(text: str) -> None:
    assert met(FACENET, paper("b", "Masks", text)) == [("b", "a", "FaceNet")]


@pytest.mark.parametrize(
    "text", ["facenet", "MyFaceNet", "FaceNet2", "FaceNet 2", "FaceNet-XL", "Mini-FaceNet", "FaceNet++", "FaceNets"]
)
def test_another_name_that_holds_it_does_not_count(text: str) -> None:
    assert met(FACENET, paper("b", "Masks", f"We use {text} here.")) == []


@pytest.mark.parametrize(
    ("title", "abstract", "names"),
    [
        ("Mamba-FSCIL: Dynamic Adaptation", "", ("Mamba-FSCIL",)),
        ("iDisc: Internal Discretization", "", ("iDisc",)),
        ("Chat-3D v2: Bridging Scenes", "", ("Chat-3D v2",)),
        ("DECOR:Decomposition", "We propose DECOR.", ("DECOR",)),
        ("PointNet++: Deep Learning on Sets", "", ("PointNet++",)),
        ("The Effect of Skip-Tuning", "We propose Skip-Tuning, a simple method.", ("Skip-Tuning",)),
        ("Details: StyleEditor for Inversion", "We introduce StyleEditor, which edits.", ("StyleEditor",)),
        ("Mamba: Linear-Time Sequence Modeling", "State spaces make a simple model (Mamba). It is fast.", ("Mamba",)),
        ("Learning: From Data to Knowledge", "Learning is old. We show how Machine Learning and learning differ.", ()),
        ("Pictures: An Archive", "Pictures are kept. We keep them.", ()),
        ("One-for-All: Bridge the Gap", "", ()),
        ("Getting it Right: Improving", "", ()),
        ("Coarse-to-Fine: Learning", "", ()),
        ("Escaping Plato's Cave: Towards", "", ()),
        ("Beyond LLaVA-HD: Diving into Models", "", ()),
        ("Multi-Scale VMamba: Hierarchy", "", ()),
        ("GANs: A Primer", "", ()),
        ("NLP: Where It Goes", "We look at language.", ()),
        ("InfoNCE: Identifying the Gap", "We study InfoNCE.", ()),
        ("Pruning with CLIP", "We use CLIP for pruning.", ()),
        ("FaceNet", "", ()),
    ],
)
def test_what_a_title_names(title: str, abstract: str, names: tuple[str, ...]) -> None:
    assert own_names(paper("a", title, abstract)) == names


def test_a_name_that_two_papers_claim_is_nobodys() -> None:
    second = paper("c", "FaceNet: Another One", "")
    assert met(FACENET, second, paper("b", "Masks", "We use FaceNet.")) == []


def test_a_name_that_an_older_paper_uses_is_not_its_owners() -> None:
    owner = paper("a", "LiDAR: A Study", "We present LiDAR.", year=2020)
    assert met(owner, paper("b", "Old", "LiDAR points.", year=2010), paper("c", "New", "LiDAR.", year=2022)) == []
    assert met(owner, paper("c", "New", "LiDAR points.", year=2022)) == [("c", "a", "LiDAR")]


def test_an_acronym_needs_a_text_about_the_same_thing() -> None:
    owner = paper("a", "SODA: Story Oriented Dense Video Captioning", "We propose SODA.")
    same = paper("b", "Captions", "Dense captioning of video is scored by SODA.")
    venue = paper("c", "Medians", "As shown at SODA, rounding works.")
    spelt = paper("d", "Captions", "Dense captioning of video by soft data (SODA).")
    assert met(owner, same, venue, spelt) == [("b", "a", "SODA")]


def test_a_plain_word_needs_a_text_about_the_same_thing() -> None:
    owner = paper("o", "Mamba: Linear-Time Sequence Modeling", "We build a model, Mamba, that is fast.")
    near = paper("n", "Video", "With Mamba, sequence modeling of video takes linear time.")
    far = paper("f", "Snakes", "Of all snakes Mamba is the one that we photograph.")
    by_source, _ = find_mentions([owner, near, far])
    assert [mention.name for mention in by_source["n"]] == ["Mamba"]
    assert by_source["f"] == ()


def test_the_order_of_papers_does_not_matter() -> None:
    papers = [FACENET, paper("b", "Masks", "FaceNet and VoxNet."), paper("c", "VoxNet: Voxels", "Beats FaceNet.")]
    assert find_mentions(papers) == find_mentions(papers[::-1])
