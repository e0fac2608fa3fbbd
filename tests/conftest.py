"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time, and no clock: a slow machine must not turn a test red.
settings.register_profile("litsurvey", deadline=None, derandomize=True)
settings.load_profile("litsurvey")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return Path(__file__).resolve().parents[1]
