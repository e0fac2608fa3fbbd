"""What a person or a CI log sees: plain lines always, colour and progress bars only where someone watches."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from builder.problems import Code, Problem, SurveyError
from builder.progress import counted

T = TypeVar("T")

_OF_ONE_KIND = 20  # problems of one kind in one file that are printed
_BAR_FROM = 20  # items; a stage of fewer is over before a bar could be read


class Console:
    """Prints for one command; `quiet` leaves problems and errors only."""

    def __init__(self, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a title may have letters that an old terminal lacks
        # A program that was started without a terminal may have no standard error at all.
        self.watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.colours = self.watched and not os.environ.get("NO_COLOR")

    def say(self, line: str) -> None:
        """Prints a line of the command's own answer to standard output."""
        if not self.quiet:
            _print(line, sys.stdout)

    def write(self, text: str) -> None:
        """Writes a text to standard output as it is, in UTF-8: what a command makes for another program."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        _print(text, sys.stdout, end="")

    def detail(self, line: str) -> None:
        """Prints a line for those who asked for more."""
        if self.verbose:
            self.say(line)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Prints problems to standard error, one a line.

        Of many of one kind in one file the first few stand for all, unless --verbose was asked for: where a column is
        missing, a line for each row would push everything else off the screen.
        """
        counts: Counter[tuple[str, Code]] = Counter()
        for problem in problems:
            kind = (problem.place.path if problem.place else "", problem.code)
            counts[kind] += 1
            if self.verbose or counts[kind] <= _OF_ONE_KIND:
                self.error(self._styled(problem))
        for (path, code), count in counts.items():
            if not self.verbose and count > _OF_ONE_KIND:
                more = f"{counted(count - _OF_ONE_KIND, 'more problem')} of this kind; --verbose lists them all"
                self.error(f"{path}: {code}: {more}" if path else f"{code}: {more}")

    def error(self, line: str) -> None:
        """Prints a line to standard error."""
        _print(line, sys.stderr)

    def ask(self, question: str, *, agreed: bool = False) -> bool:
        """Returns whether a person says yes; `agreed` (--yes) stands for that. Raises SurveyError where nobody can."""
        if agreed:
            return True
        if not self.can_ask:
            hint = "add --yes, or --dry-run to see what would be done"
            raise SurveyError(Problem(Code.REFUSED, None, f"{question} Nobody is here to answer", hint))
        return self.prompt(f"{question} [y/N] ").lower() in ("y", "yes")

    def prompt(self, text: str) -> str:
        """Returns the line that a person types, "" where they type none."""
        _print(text, sys.stderr, end="")
        return sys.stdin.readline().strip()

    @property
    def can_ask(self) -> bool:
        """Says whether a person reads the questions and can type answers."""
        return self.watched and sys.stdin is not None and sys.stdin.isatty()

    def track(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """Shows a bar where a person watches; a plain line where the log is asked to be verbose."""
        if self.quiet or not self.watched or total < _BAR_FROM:
            self.detail(f"{label}: {total:,}")
            yield from items
            return
        from rich.console import Console as RichConsole
        from rich.progress import track

        screen = RichConsole(stderr=True, no_color=not self.colours)
        yield from track(items, description=label, total=total, console=screen, transient=True)

    def _styled(self, problem: Problem) -> str:
        if not self.colours:
            return str(problem)
        where = f"\033[1m{problem.place}\033[0m: " if problem.place else ""
        hint = f"\033[2m; {problem.hint}\033[0m" if problem.hint else ""
        return f"{where}\033[33m{problem.code}\033[0m: {problem.message}{hint}"


def _print(line: str, stream: TextIO, end: str = "\n") -> None:
    try:
        print(line, end=end, file=stream, flush=True)
    except BrokenPipeError:
        # Who read along (`| head`) has gone; the work goes on without them, down to the last flush of the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
