"""Stage 3, analysis: which territory has which colour, so that those that touch are told apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HUES = 8  # colours that are told apart by most eyes, in light and in dark


def hues(ids: Sequence[str], fields: NDArray[np.float64]) -> dict[str, int]:
    """Returns the number of each topic's colour.

    `fields` say how thick the papers of each topic stand over the map. One topic after another, the largest first,
    takes the colour whose topics it overlaps least with; of equals the one used least, then the first.
    """
    flat = fields.reshape(len(fields), -1)
    spread = np.sqrt(np.clip(flat, 0, None))
    overlap = np.round(spread @ spread.T, 3)
    chosen: dict[int, int] = {}
    for topic in range(len(ids)):
        cost = [0.0] * HUES
        used = [0] * HUES
        for other, hue in chosen.items():
            cost[hue] += float(overlap[topic, other])
            used[hue] += 1
        chosen[topic] = min(range(HUES), key=lambda hue: (round(cost[hue], 3), used[hue], hue))
    return {id_: chosen[topic] for topic, id_ in enumerate(ids)}
