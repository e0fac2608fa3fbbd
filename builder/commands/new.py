"""`litsurvey new`: a survey of one's own in a folder of its own, ready to build."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.commands import options
from builder.commands.outcome import OK
from builder.console import Console
from builder.progress import counted

HELP = "begin a survey of your own in a folder of its own"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the folder, --title and what asks before writing."""
    parser.add_argument("folder", metavar="DIR", help="the survey's folder; it is made where it is not there")
    parser.add_argument("--title", help="the survey's name (default: asked for, else the folder's name)")
    options.writing(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Writes the survey's files; in a folder that has files already only after a yes, and none of those is replaced."""
    from builder.starter import starter_files

    folder = Path(asked.folder)
    title = " ".join((asked.title or _title(console, asked, folder)).split())
    files = starter_files(title)
    there = [name for name in files if (folder / name).exists()]
    if asked.dry_run:
        console.say("\n".join(f"Would write {folder / name}" for name in files if name not in there))
        return OK
    if _has_files(folder):
        kept = f"; {counted(len(there), 'file')} of a survey stay as they are" if there else ""
        if not console.ask(f"{folder} has files in it{kept}. Begin a survey there?", agreed=asked.yes):
            return OK
    for name in files.keys() - set(there):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[name], encoding="utf-8", newline="\n")
    console.say(_next_steps(folder, title))
    return OK


def _title(console: Console, asked: argparse.Namespace, folder: Path) -> str:
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip() or "survey"
    proposed = name[0].upper() + name[1:]
    if asked.yes or asked.dry_run or not console.can_ask:
        return proposed
    return console.prompt(f"What is the survey called? [{proposed}] ") or proposed


def _has_files(folder: Path) -> bool:
    """Says whether there is anything but version control's own folder."""
    return folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir())


def _next_steps(folder: Path, title: str) -> str:
    go = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    return (
        f'Began "{title}" in {folder}\n'
        f"  {go}litsurvey build        builds the site of the example papers into site/\n"
        f"  litsurvey import FILE      takes your bibliography in; then remove content/papers/example.bib"
    )
