"""The vocabulary: what becomes a tag, under which name, and who carries it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from builder.analysis.keyphrases.extract import extract_keyphrases
from builder.analysis.language.phrase_index import index_papers
from builder.analysis.vocabulary.tags import Vocabulary, build_vocabulary
from builder.progress import Silent
from builder.records import Origin, Paper


def collection(*texts: str) -> list[Paper]:
    return [
        Paper(title, abstract, (Origin("a.txt", number),), id=f"p{number}")
        for number, (title, _, abstract) in enumerate((text.partition("|") for text in texts), start=1)
    ]


def vocabulary(papers: Sequence[Paper], limit: int = 8) -> Vocabulary:
    indexes = index_papers(papers)
    found, _ = extract_keyphrases(papers, 8, Silent())
    return build_vocabulary(papers, indexes, found, limit)[0]


FOUR = collection(
    "Feature Spaces of Birds|A feature space tells birds apart. We use state space models (SSMs) and ImageNet.",
    "On SSMs|Selective SSMs are fast. Feature-space distances help; the clip is short. ImageNet is used.",
    "CLIP for Maps|CLIP reads maps. With CLIP, map reading in feature spaces is easy. Old state space models win.",
    "Recipes|Soup needs salt, and CLIP does not help.",
)


@pytest.fixture(scope="module")
def four() -> Vocabulary:
    return vocabulary(FOUR)


@pytest.fixture(scope="module")
def survey(listing: tuple[Paper, ...]) -> Vocabulary:
    return vocabulary(listing)


def test_inflections_hyphens_and_casing_are_one_tag(four: Vocabulary) -> None:
    tag = four.tags["feature-space"]
    assert sorted(tag.papers) == ["p1", "p2", "p3"]
    assert tag.name.casefold() in {"feature space", "feature spaces"}
    assert tag.name == tag.name.casefold()  # the title's capitals do not count


def test_an_acronym_and_its_long_form_are_one_tag_under_the_long_name(four: Vocabulary) -> None:
    tag = four.tags["state-space-model"]
    assert sorted(tag.papers) == ["p1", "p2", "p3"]
    assert tag.name == "state space models"
    assert {"SSMs"} <= set(tag.aliases)
    assert list(tag.aliases) == sorted(tag.aliases)
    assert not any(other.name in {"SSM", "SSMs"} for other in four.tags.values())


def test_names_keep_their_capitals_and_are_no_common_words(four: Vocabulary) -> None:
    clip = next(tag for tag in four.tags.values() if tag.name == "CLIP")
    assert sorted(clip.papers) == ["p3", "p4"]  # "the clip" of p2 is another word
    assert any(tag.name == "ImageNet" for tag in four.tags.values())


def test_a_name_takes_the_address_before_the_common_word() -> None:
    papers = collection(
        "Reading by CLIP|We use CLIP for maps.",
        "Writing by CLIP|We use CLIP for songs.",
        "On the Clip|A clip for paper.",
        "With a Clip|A clip for hair.",
    )
    assert vocabulary(papers).tags["clip"].name == "CLIP"


def test_tags_papers_and_neighbours_agree(survey: Vocabulary, listing: tuple[Paper, ...]) -> None:
    assert list(survey.tags) == sorted(survey.tags)
    assert survey.tags_of.keys() == {paper.id for paper in listing}
    for id_, tag in survey.tags.items():
        assert tag.id == id_
        assert len(tag.papers) >= 2
        assert all(id_ in survey.tags_of[paper] for paper in tag.papers)
        for other, count in tag.neighbours:
            assert count == len(set(tag.papers) & set(survey.tags[other].papers)) > 0
            assert (id_, count) in survey.tags[other].neighbours
    for paper, tags in survey.tags_of.items():
        assert len(tags) == len(set(tags)) <= 8
        assert all(paper in survey.tags[tag].papers for tag in tags)


def test_the_first_survey_is_linked(survey: Vocabulary) -> None:
    assert all(survey.tags_of.values())


@pytest.mark.parametrize(
    "tag",
    [
        "diffusion-model",
        "contrastive-learning",
        "state-space-model",
        "mamba",
        "continual-learning",
        "knowledge-distillation",
        "large-language-model",
        "latent-space",
        "feature-space",
        "vision-transformer",
        "neural-architecture-search",
        "click-through-rate",
    ],
)
def test_the_first_survey_has_the_tags_that_a_reader_looks_for(survey: Vocabulary, tag: str) -> None:
    assert tag in survey.tags


def test_the_first_survey_has_no_tag_that_says_nothing(survey: Vocabulary) -> None:
    names = {tag.name.casefold() for tag in survey.tags.values()}
    empty = {"model", "models", "method", "task", "paper", "approach", "results", "data", "performance", "image"}
    assert not names & (empty | {"downstream tasks", "training data", "extensive experiments", "state-of-the-art"})


def test_a_tag_is_no_mere_part_of_another(four: Vocabulary) -> None:
    assert "state-space" not in four.tags


def test_keyphrases_lead_to_their_tags(listing: tuple[Paper, ...]) -> None:
    indexes = index_papers(listing)
    found, _ = extract_keyphrases(listing, 8, Silent())
    made = build_vocabulary(listing, indexes, found, 8)[0]
    keys = {phrase.key for phrases in found.values() for phrase in phrases}
    assert made.tag_of_phrase.keys() <= keys
    assert set(made.tag_of_phrase.values()) <= made.tags.keys()
    assert made.tag_of_phrase["diffusion model"] == "diffusion-model"


def test_the_limit_holds_and_every_tag_still_has_two_papers(listing: tuple[Paper, ...]) -> None:
    narrow = build_vocabulary(listing, index_papers(listing), {}, 2)[0]
    assert max(map(len, narrow.tags_of.values())) == 2
    assert min(len(tag.papers) for tag in narrow.tags.values()) >= 2


def test_small_collections_work() -> None:
    assert vocabulary([]) == Vocabulary({}, {}, {})
    assert vocabulary(FOUR[:1]) == Vocabulary({}, {"p1": ()}, {})
    two = vocabulary(FOUR[:2])
    assert {"feature-space", "state-space-model"} <= two.tags.keys()
    assert vocabulary(FOUR[:3]).tags["feature-space"].papers


def test_a_paper_without_a_tag_gets_what_ties_it_to_another() -> None:
    papers = [*FOUR, *collection("x|y", "x|y", "x|y", "x|y", "Bread|Sourdough bread rises. Bread needs salt.")[4:]]
    passing = "Cakes|A cake is no bread, though both are baked."
    papers += collection(*["x|y"] * 5, passing)[5:]
    found = vocabulary(papers)
    assert found.tags_of["p5"] == ("bread",)
    assert set(found.tags["bread"].papers) == {"p5", "p6"}


def test_a_possessive_is_no_other_name() -> None:
    texts = ("Sparse Codes|A sparse code helps. A sparse code's size matters.", "On Sparse Codes|We read sparse codes.")
    assert vocabulary(collection(*texts)).tags["sparse-code"].aliases == ("sparse codes",)


def test_a_paper_that_shares_nothing_has_no_tag() -> None:
    papers = [*FOUR, *collection("Bread|Sourdough rises slowly overnight.")]
    lonely = papers[-1]
    alone = Paper(lonely.title, lonely.abstract, lonely.origins, id="p9")
    assert vocabulary([*FOUR, alone]).tags_of["p9"] == ()


def test_order_of_papers_changes_nothing(listing: tuple[Paper, ...], survey: Vocabulary) -> None:
    assert vocabulary(tuple(reversed(listing))) == survey
