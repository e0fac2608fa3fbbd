"""A survey of five papers, small enough to be built many times."""

from __future__ import annotations

PAPERS = (
    (
        "LumenNet: Feature Pyramids for Low-Light Detection",
        "Object detection in low light suffers from noisy feature maps. We propose LumenNet, a detector that "
        "builds a feature pyramid over denoised maps. On a night driving set it finds 12 % more pedestrians "
        "than a plain feature pyramid. Code is available at https://github.com/example/lumennet.",
    ),
    (
        "Contrastive Learning of Feature Pyramids",
        "Contrastive learning shapes a representation by comparing views of one image. We study contrastive "
        "learning on every level of a feature pyramid and show that coarse levels profit most. Object "
        "detection improves when the pyramid is trained this way before any labels are seen.",
    ),
    (
        "A Second Look at Night Driving",
        "Night driving data are scarce, and detectors such as LumenNet see few of them. We collect a data set "
        "of night driving with 40,000 frames and measure how object detection degrades with the lamp's "
        "distance. Contrastive learning closes half of the gap.",
    ),
    (
        "Sparse Codes for Word Meaning",
        "Word embeddings are dense and hard to read. We present sparse codes that keep the similarity of word "
        "embeddings while each dimension can be named by a person. A reading study with 60 people shows that "
        "sparse codes are named alike by most of them.",
    ),
    (
        "Naming the Dimensions of Word Embeddings",
        "What does one dimension of a word embedding mean? We ask readers to name dimensions of word "
        "embeddings and of sparse codes, and measure how far the names agree. Agreement is low for dense "
        "vectors and high for sparse codes.",
    ),
)


def listing(*papers: tuple[str, str]) -> str:
    """Returns the papers (all five by default) as a pasted listing."""
    return "".join(f"{title}\n\n{abstract}\n\n" for title, abstract in papers or PAPERS)
