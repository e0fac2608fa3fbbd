"""The product's own styles, scripts and pictures, as the build publishes them below docs/assets/litsurvey/."""

from __future__ import annotations

from pathlib import Path

from builder.fingerprint import tree_files

PUBLISHED_AT = "assets/litsurvey"


def read_assets() -> dict[str, bytes]:
    """Maps paths relative to docs/ to bytes."""
    found = tree_files(Path(__file__).parent / "assets")
    return {f"{PUBLISHED_AT}/{name}": path.read_bytes() for name, path in found.items()}
