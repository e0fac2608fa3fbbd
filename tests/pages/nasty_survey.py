"""Five papers whose text tries everything, with findings about them made by hand."""

from __future__ import annotations

from builder.records import (
    Acronym,
    Author,
    Collection,
    Curation,
    Excluded,
    Exclusion,
    Expansion,
    Keyphrase,
    Link,
    Mention,
    NamedLink,
    Note,
    Origin,
    Paper,
    PathStep,
    Place,
    Quote,
    Reading,
    Reference,
    Region,
    Related,
    Result,
    Search,
    Sense,
    Span,
    Spot,
    Survey,
    Tag,
    Topic,
)
from builder.settings import Settings

SETTINGS = Settings(
    title="Small & <nasty> *spaces*",
    description="What {{ templates }} and $math_x$ leave alone.",
    repository="https://example.org/survey/blob/main/",
    edit="https://github.com/me/survey/edit/main",
    page_size=20,
)
LISTING = "content/papers/a_list.txt"


def span(text: str, part: str, start: int = 0) -> Span:
    """Returns where `part` stands in `text`."""
    place = text.index(part, start)
    return Span(place, place + len(part))


def spans(text: str, part: str) -> tuple[Span, ...]:
    """Returns every place where `part` stands in `text`."""
    places = [place for place in range(len(text)) if text.startswith(part, place)]
    return tuple(Span(place, place + len(part)) for place in places)


GATE = Paper(
    id="gatenet-a1b2c3",
    title="GateNet: </title><script>alert(1)</script> Gates",
    abstract=(
        "We open feature gates with {{ 7*7 }} and [x](javascript:alert(1)). A feature gate lets $a_b$ pass; "
        "code is at https://example.org/gate_(net)?a=1&copy=2. Two feature gates make a door."
    ),
    origins=(Origin(LISTING, 3), Origin("content/papers/other.txt")),
    authors=(Author("O'Neil", "Ann_Marie"), Author("The *Gate* Group")),
    year=2024,
    date="2024-03-17",
    venue="Proc. of <Gates> & Doors",
    doi="10.1000/a(b)_c<d>",
    arxiv="2403.00001",
    url="https://example.org/gate",
    provenance=(("keywords", Origin(LISTING, 3)), ("title", Origin("content/notes/gate.md", 2))),
)
DOOR = Paper(
    id="doors-d4e5f6",
    title='"Doors": {: #id .class onclick=x} of Perception',
    abstract="Doors such as GateNet open. # Not a heading - a door | a table. A feature gate is met twice.",
    origins=(Origin(LISTING, 9),),
    year=2023,
    url="javascript:alert(1)",
    former=("doors-of-old-000000", "gatenet-a1b2c3"),
    keywords=("feature gates", "<b>door</b> | *x*"),
    pmid="123",
    venue="Doors_of 2023",
    volume="4",
    issue="<2>",
    pages="1-9",
    summary="A *door* <opens> {{ 1 }}.",
    links=("https://github.com/a/b|c", "javascript:alert(2)", "https://doors.example/<x>.pdf"),
)
RIGHT_TO_LEFT = Paper(
    id="rtl-123456",
    title="تعلم الآلة في الفضاء",
    abstract="ندرس فضاء الميزات. Feature gates هنا.",
    origins=(Origin(LISTING, 12),),
)
EMOJI = Paper(
    id="emoji-654321",
    title="1. The 👩‍🔬 &lt;b&gt; Emoji",
    abstract="- Not a bullet: an 👩‍🔬 with &amp; and `ticks`.",
    origins=(Origin(LISTING, 15),),
)
ALONE = Paper(id="alone-777777", title="An *Only* Paper", abstract="Nothing shared.", origins=(Origin(LISTING, 18),))
SHUT = Paper(
    id="shut-999999",
    title="A <shut> *Door*",
    abstract="",
    origins=(Origin("content/papers/b.zip/b|c.ris", 1),),
    authors=(Author("Beethoven", "Ludwig", "van"), Author("B_C"), Author("D"), Author("E")),
    year=1801,
)
NOTE = Origin("content/notes/gate.md", 9)


def named(name: str, paper: str = "", words: str = "", *, is_entry: bool = False) -> Reference:
    """Returns a place in the author's text that names a paper."""
    return Reference(name, NOTE, words, paper, is_entry)


CURATION = Curation(
    introduction="Written by *hand*: see the [papers](papers/index.md).\n",
    topic_texts={"feature-gate": "Gates, in *my own* words."},
    notes={
        GATE.id: Note(
            "gate",
            NOTE,
            links=(
                NamedLink("Slides | <b>", "https://example.org/slides?a=(1)"),
                NamedLink("No", "javascript:alert(1)"),
            ),
            status="read",
            rating=4,
            text=(
                "*My* word: ",
                named("d", DOOR.id),
                ", ",
                named("x", SHUT.id, "that *door*"),
                ", ",
                named("<gone_*x>"),
            ),
        ),
        ALONE.id: Note("alone", NOTE, status="to read"),
        RIGHT_TO_LEFT.id: Note("rtl", NOTE, rating=1),
    },
    collections=(
        Collection("index", "An <index> of *doors*", NOTE),
        Collection(
            "two-doors",
            "Two | doors",
            NOTE,
            "For <one> *evening*.",
            (
                "First:\n\n1. ",
                named("d", DOOR.id, is_entry=True),
                " slowly\n2. ",
                named("g", GATE.id, is_entry=True),
                "\n",
            ),
        ),
    ),
    searches=(
        Search("arXiv", NOTE, "a | b <c>", "2026-11-24", 1200, 5, "papers/x y.atom", "https://example.org/?q=a b"),
        Search("Scopus & <more>", NOTE, found=7),
    ),
    excluded={SHUT.id: Excluded(SHUT, Exclusion("shut & <closed> | for good", "full text", NOTE))},
    reading=Reading((("content/papers/a_list.txt", 6), ("content/papers/b.zip/b|c.ris", 1)), 2, 6),
)


def _keyphrase(paper: Paper, text: str, score: float, *, in_title: tuple[Span, ...] = ()) -> Keyphrase:
    return Keyphrase(text, text.lower().rstrip("s"), score, "test", in_title, spans(paper.abstract, text))


SURVEY = Survey(
    papers={paper.id: paper for paper in sorted((GATE, DOOR, RIGHT_TO_LEFT, EMOJI, ALONE), key=lambda p: p.id)},
    keyphrases={
        GATE.id: (
            _keyphrase(GATE, "feature gate", 0.9),
            _keyphrase(GATE, "gates", 0.5, in_title=(span(GATE.title, "Gates"),)),
        ),
        DOOR.id: (_keyphrase(DOOR, "feature gate", 0.75), _keyphrase(DOOR, "a door | a table", 0.25)),
        RIGHT_TO_LEFT.id: (_keyphrase(RIGHT_TO_LEFT, "Feature gates", 0.6),),
        EMOJI.id: (),
        ALONE.id: (),
    },
    key_sentences={
        GATE.id: span(GATE.abstract, "Two feature gates make a door."),
        DOOR.id: span(DOOR.abstract, "Doors such as GateNet open."),
        RIGHT_TO_LEFT.id: None,
        EMOJI.id: None,
        ALONE.id: None,
    },
    results={
        GATE.id: (
            Result(
                span(GATE.abstract, "Two feature gates make a door."),
                span(GATE.abstract, "Two feature gates"),
                "Two|2",
                2.0,
                "better by",
                "%",
                "gates [x](y)",
                "<b>Doors</b> | 2",
            ),
        ),
    },
    links={
        GATE.id: (
            Link(
                "https://example.org/gate_(net)?a=1&copy=2",
                "code",
                span(GATE.abstract, "https://example.org/gate_(net)?a=1&copy=2"),
            ),
        ),
    },
    tags={
        "door": Tag(
            "door",
            "door <b>",
            ("doors", "d|r"),
            (DOOR.id, EMOJI.id),
            (("feature-gate", 1),),
            narrower=("index",),
            quote=Quote(DOOR.id, span(DOOR.abstract, "# Not a heading - a door | a table.")),
            definition="1. What *opens* {{ x }} & <shuts>: [x](javascript:alert(1)).",
            former=("doors-of-old",),
        ),
        "feature-gate": Tag(
            "feature-gate", "feature gate", ("feature gates",), (GATE.id, DOOR.id, RIGHT_TO_LEFT.id), (("door", 1),)
        ),
        "index": Tag("index", "index", (), (DOOR.id, EMOJI.id), (), broader=("door",)),
    },
    tags_of={
        GATE.id: ("feature-gate",),
        DOOR.id: ("feature-gate", "door", "index"),
        RIGHT_TO_LEFT.id: ("feature-gate",),
        EMOJI.id: ("door", "index"),
        ALONE.id: (),
    },
    tag_of_phrase={"feature gate": "feature-gate"},
    related={
        GATE.id: (Related(DOOR.id, 0.8, ("feature gate", "<door>", "a_b")),),
        DOOR.id: (Related(GATE.id, 0.8, ("feature gate",)), Related(EMOJI.id, 0.1, ("door", "index"))),
        RIGHT_TO_LEFT.id: (),
        EMOJI.id: (),
        ALONE.id: (Related(GATE.id, 0.1, ("paper",)),),
    },
    mentions={DOOR.id: (Mention(DOOR.id, GATE.id, "GateNet", span(DOOR.abstract, "GateNet")),)},
    mentioned_by={GATE.id: (Mention(DOOR.id, GATE.id, "GateNet", span(DOOR.abstract, "GateNet")),)},
    glossary={
        "gate": Acronym(
            "gate",
            (
                Sense('*ga* "te" & <b>', (DOOR.id, GATE.id), Quote(GATE.id, span(GATE.abstract, "gate lets $a_b$"))),
                Sense("feature gate", (GATE.id,), Quote(GATE.id, span(GATE.abstract, "A feature gate lets"))),
            ),
        ),
        "|Net|": Acronym(
            "|Net|", (Sense("door <b>", (DOOR.id,), Quote(DOOR.id, span(DOOR.abstract, "GateNet open"))),)
        ),
    },
    expansions={
        GATE.id: (
            Expansion(span(GATE.abstract, "gate"), "gate", '*ga* "te" & <b>'),
            Expansion(span(GATE.abstract, "gate_"), "gate", '*ga* "te" & <b>'),
        ),
        DOOR.id: (Expansion(span(DOOR.abstract, "Net"), "|Net|", "door <b>"),),
    },
    topics={
        "feature-gate": Topic(
            "feature-gate",
            "feature gate",
            ("feature gate", "<door> | {{ x }}", "door <b>"),
            (GATE.id, DOOR.id, RIGHT_TO_LEFT.id),
            0.8,
            tags=(("feature-gate", 3),),
            neighbours=(("emoji-2", 0.1),),
        ),
        "emoji-2": Topic("emoji-2", "Emoji & *ticks*", ("Emoji & *ticks*",), (EMOJI.id,), 1.0),
        "miscellaneous": Topic("miscellaneous", "Miscellaneous", (), (ALONE.id,), 0.0, is_miscellaneous=True),
    },
    place_of={
        GATE.id: Place("feature-gate", "emoji-2"),
        DOOR.id: Place("feature-gate", "emoji-2"),
        RIGHT_TO_LEFT.id: Place("feature-gate"),
        EMOJI.id: Place("emoji-2", "feature-gate"),
        ALONE.id: Place("miscellaneous", "feature-gate"),
    },
    layout={
        GATE.id: Spot(0, 0),
        DOOR.id: Spot(300, 40),
        RIGHT_TO_LEFT.id: Spot(150, 200),
        EMOJI.id: Spot(900, 100),
        ALONE.id: Spot(-700, 500),
    },
    regions={
        "feature-gate": Region(((Spot(-80, -80), Spot(400, -60), Spot(160, 300)),), Spot(150, 60), 0),
        "emoji-2": Region(((Spot(800, 0), Spot(1000, 0), Spot(900, 200)),), Spot(900, 80), 1),
    },
    ways={
        "feature-gate": (
            PathStep(GATE.id, new=("feature-gate",)),
            PathStep(DOOR.id, GATE.id, ("<door> | {{ x }}",)),
            PathStep(RIGHT_TO_LEFT.id),
        )
    },
    start_here=(GATE.id, RIGHT_TO_LEFT.id),
)
CITATIONS = {
    GATE.id: "@article{gate,\n  title = {{GateNet}: ``` <b> \\& Gates},\n}\n",
    DOOR.id: "@misc{door,\n  title = {Doors},\n}\n",
}
