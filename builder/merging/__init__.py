"""Stage 2: joins the records of one paper, whatever sources they came from, and gives every paper its id.

    merge(records, settings=None) -> (papers in order of id, problems in order of place)
    joins(records, settings=None) -> Joins: for each paper its records, why each was joined, and what nearly was

`records` are Papers as readers give them, in any order; of `settings` (builder.settings.Settings) `prefer`, `same` and
`different` count. Both give the same whatever the order of the records, and neither raises anything.
"""

from builder.merging.join import joins, merge
from builder.merging.values import Join, Joined, Joins, Near

__all__ = ["Join", "Joined", "Joins", "Near", "joins", "merge"]
