"""The collector of cycles: it runs seldom inside, and as before outside, whatever happens."""

from __future__ import annotations

import gc

import pytest

from builder.analysis.collector import collecting_seldom


def test_it_runs_seldom_inside_and_as_before_outside() -> None:
    usual = gc.get_threshold()
    with collecting_seldom():
        assert gc.isenabled()
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() == usual


def test_a_failure_inside_changes_nothing_outside() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collecting_seldom():
        _ = 1 / 0
    assert gc.get_threshold() == usual
