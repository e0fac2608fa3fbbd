"""completion: scripts that shells can read, with every command in them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from builder.commands import COMMANDS
from tests.commands.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_every_command_is_completed(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    assert all(command in script for command in COMMANDS)


def test_bash_completes_commands_options_and_files(run: Run) -> None:
    bash = shutil.which("bash")
    assert bash
    script = run("completion", "bash").out
    asks = 'COMP_WORDS=(litsurvey con); COMP_CWORD=1; _shtab_litsurvey; echo "${COMPREPLY[@]}"'
    done = subprocess.run([bash, "-c", f"{script}\n{asks}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["convert"]
    assert "_shtab_compgen_files" in script
