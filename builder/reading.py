"""The story's first half: sources read, records joined, and what the survey's author says of them applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from builder.curation import read_curation
from builder.curation.corrections import apply_curation
from builder.merging import Joins, joins, merge
from builder.problems import Code, Problem, SurveyError
from builder.project import Project
from builder.records import Curation, Origin, Paper, Reading
from builder.settings import SETTINGS_PATH, Settings, load_settings
from builder.sources import FIELDS, read_sources, unknown_fields
from builder.sources.by_hand import BY_HAND

# Paths below the survey's folder to what their files would give, whether they are there or not.
Instead = Mapping[str, Sequence[Paper | Problem]]
_NOTHING: Instead = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Read:
    """A survey's papers before anything is found out about them."""

    papers: Sequence[Paper]  # as the author corrected them, without those left out; never empty
    merged: Sequence[Paper]  # as the sources give them, all of them
    curation: Curation
    problems: tuple[Problem, ...]


def read_survey(project: Project, settings: Settings | None = None, instead: Instead = _NOTHING) -> Read:
    """Returns the papers and what the author says of them; writes nothing. Raises SurveyError where there is none."""
    settings = settings or load_settings(project.root)
    records = _records(project, settings, instead)
    problems = [record for record in records if isinstance(record, Problem)]
    merged, joined = merge((record for record in records if isinstance(record, Paper)), settings)
    problems += joined
    if not merged:
        raise _no_papers("there is no paper to build a site of", problems)
    written, wrong = read_curation(project.content, BY_HAND)
    papers, curation, astray = apply_curation(written, merged)
    problems += [*wrong, *astray]
    if not papers:
        raise _no_papers("every paper is left out by a note in content/notes", problems)
    return Read(papers, merged, replace(curation, reading=_reading(merged, problems)), tuple(problems))


def read_joins(project: Project) -> Joins:
    """Returns what was joined into each paper and what nearly was; writes nothing."""
    settings = load_settings(project.root)
    records = _records(project, settings, _NOTHING)
    return joins((record for record in records if isinstance(record, Paper)), settings)


def is_from(place: Origin | None, file: str) -> bool:
    """Says whether the place is in the file, which may be packed."""
    path = place.path if place else ""
    return path == file or path.startswith(f"{file}/")


def _records(project: Project, settings: Settings, instead: Instead) -> list[Paper | Problem]:
    found = read_sources(project.content / "papers", project.root, settings.columns)
    kept = [record for record in found if not any(is_from(_place(record), file) for file in instead)]
    return [*_wrong_columns(settings), *kept, *(record for replaced in instead.values() for record in replaced)]


def _wrong_columns(settings: Settings) -> list[Problem]:
    said = '"columns" names the field "{}", which no paper has'
    hint = f"known are {', '.join(FIELDS)}"
    wrong = unknown_fields(settings.columns)
    return [Problem(Code.BAD_SETTING, Origin(SETTINGS_PATH), said.format(field), hint) for field in wrong]


def _place(record: Paper | Problem) -> Origin | None:
    return record.origins[0] if isinstance(record, Paper) else record.place


def _no_papers(message: str, problems: Sequence[Problem]) -> SurveyError:
    hint = 'put a bibliography there, or "litsurvey import" one'
    return SurveyError(Problem(Code.NO_PAPERS, Origin("content/papers"), message, hint), problems)


def _reading(merged: Sequence[Paper], problems: Iterable[Problem]) -> Reading:
    """Counts what was read: each record of a merged paper has left its origin."""
    records = Counter(origin.path for paper in merged for origin in paper.origins)
    untitled = sum(problem.code is Code.MISSING_TITLE for problem in problems)
    return Reading(tuple(sorted(records.items())), untitled, len(merged))
