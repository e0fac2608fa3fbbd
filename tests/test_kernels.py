"""Which kernels linear algebra runs on: the wide ones where a processor has them and would not get them by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.kernels import choose_kernels

WIDE = "fpu sse2 avx2 avx512f avx512dq avx512cd avx512bw avx512vl"
VARIABLE = "OPENBLAS_CORETYPE"


def _processors(folder: Path, vendor: str, *flags: str) -> Path:
    path = folder / "cpuinfo"
    cores = (f"processor\t: {number}\nvendor_id\t: {vendor}\nflags\t\t: {own}\n" for number, own in enumerate(flags))
    path.write_text("\n".join(cores), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("vendor", "flags", "chosen"),
    [
        ("AuthenticAMD", (WIDE, WIDE), "SkylakeX"),
        ("AuthenticAMD", (WIDE, "fpu sse2 avx2"), None),
        ("AuthenticAMD", ("fpu sse2 avx2",), None),
        ("GenuineIntel", (WIDE,), None),
    ],
)
def test_wide_kernels_are_chosen_on_amd_processors_that_can_run_them(
    vendor: str, flags: tuple[str, ...], chosen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environ)
    choose_kernels(_processors(tmp_path, vendor, *flags))
    assert environ.get(VARIABLE) == chosen


def test_what_the_user_chose_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {VARIABLE: "Haswell"}
    monkeypatch.setattr("os.environ", environ)
    choose_kernels(_processors(tmp_path, "AuthenticAMD", WIDE))
    assert environ[VARIABLE] == "Haswell"


def test_where_nothing_is_said_of_processors_nothing_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environ)
    choose_kernels(tmp_path / "none")
    assert environ == {}
