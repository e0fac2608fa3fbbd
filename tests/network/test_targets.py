"""What a user types names a paper of a service, or a problem says that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.network.targets import Target, target_of
from builder.problems import Code, Problem


@pytest.mark.parametrize(
    ("text", "service", "identifier"),
    [
        ("2303.08134", "arxiv", "2303.08134"),
        (" arXiv:2303.08134v2 ", "arxiv", "2303.08134"),
        ("hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("10.48550/arXiv.2303.08134", "arxiv", "2303.08134"),
        ("https://doi.org/10.48550/arXiv.2303.08134", "arxiv", "2303.08134"),
        ("https://arxiv.org/abs/2303.08134", "arxiv", "2303.08134"),
        ("http://www.arxiv.org/pdf/2303.08134v1.pdf?download=1", "arxiv", "2303.08134"),
        ("10.1109/TVCG.2015.2467757", "crossref", "10.1109/TVCG.2015.2467757"),
        ("doi:10.1109/TVCG.2015.2467757.", "crossref", "10.1109/TVCG.2015.2467757"),
        (
            "10.1002/(SICI)1097(19980)49:8<693::AID>3.0.CO;2-O",
            "crossref",
            "10.1002/(SICI)1097(19980)49:8<693::AID>3.0.CO;2-O",
        ),
        ("https://dx.doi.org/10.1109%2FTVCG.2015.2467757", "crossref", "10.1109/TVCG.2015.2467757"),
        ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "crossref", "10.1145/3292500.3330701"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1111/cgf.13092", "crossref", "10.1111/cgf.13092"),
        ("https://www.frontiersin.org/articles/10.3389/fnins.2019.00001/full", "crossref", "10.3389/fnins.2019.00001"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345",
            "crossref",
            "10.1371/journal.pone.0012345",
        ),
        (
            "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf",
            "crossref",
            "10.1101/2020.01.01.123456",
        ),
        ("https://huggingface.co/papers/2303.08134", "huggingface", "2303.08134"),
        ("https://aclanthology.org/2020.acl-main.1/", "acl", "2020.acl-main.1"),
        ("P19-1001", "acl", "P19-1001"),
        ("https://openreview.net/forum?id=rkE3y85ee&noteId=abcdefg", "openreview", "rkE3y85ee"),
        ("https://openreview.net/pdf?id=rkE3y85ee", "openreview", "rkE3y85ee"),
        ("https://pubmed.ncbi.nlm.nih.gov/20021716/", "pubmed", "20021716"),
        ("PMID: 123", "pubmed", "123"),
        ("20021716", "pubmed", "20021716"),
    ],
)
def test_a_text_names_a_paper(text: str, service: str, identifier: str) -> None:
    assert target_of(text) == Target(service, identifier)


@pytest.mark.parametrize(
    "text", ["", "looms", "http://[bad", "https://example.org/paper", "https://arxiv.org/list/cs.DL"]
)
def test_what_names_no_paper_is_told_with_examples(text: str) -> None:
    problem = target_of(text)
    assert isinstance(problem, Problem)
    assert problem.code is Code.NETWORK
    assert "2303.08134" in problem.hint


@given(st.text() | st.from_regex(r"(https?://)?(arxiv\.org|doi\.org|x)/.{0,30}"))
def test_no_text_raises(text: str) -> None:
    found = target_of(text)
    assert found.identifier if isinstance(found, Target) else found.hint
