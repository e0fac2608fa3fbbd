"""Stage 1, reader: tables divided by commas, semicolons, tabs or bars, as spreadsheets and databases save them.

The standard library's csv parts the rows, in its strict mode: a quote that was lost would else swallow the rows below
it in silence. Where a row is not sound in itself, its first line is read alone and the ones below by themselves.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.problems import Code, Problem, excerpt
from builder.records import Origin, Paper
from builder.sources.raw import finished
from builder.sources.source import HEAD, Source
from builder.sources.tables.columns import Columns, mapping_of
from builder.sources.tables.filling import raw_of
from builder.sources.tables.rows import FIELD_LIMIT, Dialect, Row, is_divider_mark, rows

_SEARCHED = 30  # rows at the top among which the header is looked for
_DELIMITERS = ",;\t|"
_TEXTS = frozenset({"title", "abstract", "keywords", "notes", "summary"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is built."""

    dialect: Dialect
    line: int  # of the header
    columns: Columns


def sniff(head: str) -> bool:
    """Says yes to any text: the extension is the mark of a table."""
    return bool(head)


def sniff_text(head: str) -> bool:
    """Says whether the text begins with a header that names a title and two fields more, between tabs or the like."""
    if head.lstrip("\ufeff \n")[:1] in ("{", "[", "<", "@"):
        return False  # a format of its own, in which a comma is no end of a cell
    layout = layout_of(head, {})
    return layout is not None and len(layout.columns.fields) > 2 and "authors" in layout.columns.fields


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each row with a title, and a Problem for each that is not as long as the header."""
    csv.field_size_limit(FIELD_LIMIT)  # the standard library has but one limit, for all readers of the process
    layout = layout_of(source.head, source.columns)
    if layout is None:
        yield _no_title(source)
        return
    header = [name.strip() for name in layout.columns.header]
    for row in rows(source.stream, layout.dialect, len(header)):
        cells = [cell.strip() for cell in row.cells]
        if row.line > layout.line and any(cells) and cells != header:
            yield from _record(row, layout, Origin(source.origin.path, row.line))


def layout_of(head: str, columns: Mapping[str, str]) -> Layout | None:
    """Returns how the table is built that begins with `head`; None where no column is known to hold titles.

    Of the delimiters the one counts by which the header names most fields, then the one that parts rows evenly.
    """
    csv.field_size_limit(FIELD_LIMIT)
    best: tuple[tuple[int, int], Layout] | None = None
    for dialect, begin in _dialects(head):
        for at, row in enumerate(begin):
            found = mapping_of(row.cells, columns)
            if not _is_header(row, found):
                continue
            even = sum(len(other.cells) == len(row.cells) and not other.is_loose for other in begin[at:])
            rank = (len(found.fields), even)
            if best is None or rank > best[0]:
                best = rank, Layout(dialect, row.line, found)
            break
    return best[1] if best else None


def _dialects(head: str) -> Iterator[tuple[Dialect, Sequence[Row]]]:
    """Yields each way to part the head, with its first rows."""
    first = head.split("\n", 1)[0]
    said = first.partition("=")[2] if is_divider_mark(first) else ""
    for delimiter in said[:1] if said and said[0] in _DELIMITERS else _DELIMITERS:
        # Databases write tabs without quotes round the fields, so that a quote there is a sign like others.
        for is_quoted in (True, False) if delimiter == "\t" else (True,):
            dialect = Dialect(delimiter, is_quoted)
            stream = io.StringIO(head if len(head) < HEAD else head[: head.rfind("\n") + 1])
            yield dialect, [row for row, _ in zip(rows(stream, dialect), range(_SEARCHED), strict=False)]


def _is_header(row: Row, found: Columns) -> bool:
    """A single known word may stand in any row; as the only one of a row it is a header if it names titles."""
    if "title" not in found.fields or any(len(cell) > 200 for cell in row.cells):
        return False
    return len(found.fields) > 1 or "title" in found.named or len(row.cells) == 1 or row.line == 1


def _record(row: Row, layout: Layout, origin: Origin) -> Iterator[Paper | Problem]:
    header = layout.columns.header
    filled = sum(bool(cell.strip()) for cell in row.cells)
    problem = _shape_problem(row, len(header), origin)
    if problem:
        yield problem
        if filled == 1 and len(header) > 2:
            return  # a line under the table, or what is left of a torn row
    hint = "write it into its column, or remove the row"
    cells = [_unguarded(cell) for cell in _cells(row, layout)]
    paper = finished(raw_of(layout.columns, cells), origin, hint=hint)
    yield paper


def _cells(row: Row, layout: Layout) -> Sequence[str]:
    """A delimiter too many in a text at the end of a row, which nobody quoted, belongs to the text."""
    last = len(layout.columns.header) - 1
    texts = {position for field in _TEXTS for position in layout.columns.fields.get(field, ())}
    if len(row.cells) > last + 1 and last in texts:
        return (*row.cells[:last], layout.dialect.delimiter.join(row.cells[last:]))
    return row.cells


def _unguarded(cell: str) -> str:
    """Takes off the apostrophe that keeps a spreadsheet from taking a text for a formula: "'=A1"."""
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell


def _shape_problem(row: Row, expected: int, origin: Origin) -> Problem | None:
    found = len(row.cells)
    if row.is_cut:
        message = f'the file ends inside the row "{excerpt(" ".join(row.cells[0].split()))}"'
        return Problem(Code.TRUNCATED, origin, message, "save the table again, to its end")
    if row.is_torn:
        message = "a quote in the row is not closed, or is followed by text; the line was read by itself"
        return Problem(Code.BAD_RECORD, origin, message, 'put quotes round a field and double those in it: "a ""b"" c"')
    if found < expected:
        code = Code.TRUNCATED if row.is_last and not row.is_ended else Code.BAD_RECORD
        message = f"expected {expected} fields, as the header has, found {found}"
        return Problem(code, origin, message, "leave a field empty, and keep its divider: a,,c")
    if any(cell.strip() for cell in row.cells[expected:]):
        message = f"expected {expected} fields, as the header has, found {found}"
        return Problem(Code.BAD_RECORD, origin, message, 'put quotes round a field with a divider in it: "a, b"')
    return None


def _no_title(source: Source) -> Problem:
    first = next((line for line in source.head.split("\n") if line.strip()), "")
    message = f'no column is known to hold titles; the first line is "{excerpt(" ".join(first.split()), 120)}"'
    hint = "name the columns in content/survey.yml: columns: {title: Name of paper, abstract: Summary}"
    return Problem(Code.BAD_RECORD, source.origin, message, hint)
