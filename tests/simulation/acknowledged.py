"""What was promised: each entry that an agent was told is kept, as the agents' side saw it.

Nothing here comes from the files or the hub; the judge holds this against them.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Made:
    """One entry that somebody recorded, or tried to."""

    id: str
    desk: str
    by: str
    kind: str
    customer: str
    contact: str
    mark: str
    """Unique to this click; in the answer's asset, so that copies of it are known as such."""
    sentiment: str = ""
    refers: str = ""
    """Of an undo: the answer. Of a reassignment: to whom."""
    poison: str = ""
    """The code with which the hub must refuse it; empty: it must not."""
    kept: bool = False
    """The commit returned."""
    refused_here: bool = False
    """The agent was told that it was not saved: then it must be nowhere."""
    withdrawn: bool = False
    """Taken back before it left, and the agent was told so."""
    perhaps_withdrawn: bool = False
    """Somebody tried, and died over it."""


@dataclass
class Unit:
    """Events that the hub took in together: nobody may ever see a part of them."""

    customer: str
    events: tuple[str, ...]


@dataclass
class Acknowledged:
    made: list[Made] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    erased: dict[str, str] = field(default_factory=dict)
    """Customer id and the mark that nothing may hold any more."""
    gone_for_good: set[str] = field(default_factory=set)
    """Those of them whose erasure the hub has confirmed."""
    restored: int = 0
    lost_customers: bool = False
    """A restored hub may not know some of the customers any more."""
    merged: set[str] = field(default_factory=set)
    """Customers that took part in a merge or an un-merge."""
    foreign_pushes: list[str] = field(default_factory=list)
    """Entries that went out with somebody else's token."""
    repaired: list[str] = field(default_factory=list)
    """Desks that found their data to differ from the hub's, and said so."""
    emptied_at: dict[str, float] = field(default_factory=dict)
    """Seconds after everything was healed at which a desk's queue was empty."""
    moved_at: dict[str, float] = field(default_factory=dict)
    """Seconds after healing at which a desk with waiting entries was first heard by the hub."""
    healed_with: dict[str, int] = field(default_factory=dict)
    """Entries that waited at a desk when everything was healed."""
    pulled: dict[str, bool] = field(default_factory=dict)
    complaints: list[tuple[str, str]] = field(default_factory=list)
    """What was seen to be wrong on the way: invariant and words."""

    def entry(self, entry_id: str) -> Made | None:
        return next((one for one in self.made if one.id == entry_id), None)
