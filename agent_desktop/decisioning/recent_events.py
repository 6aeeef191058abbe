"""The newest events, for signals: enough of each type, however many of another one there are.

An event of the last seven days stays while it is one of the newest ten of its type and one of the
newest 36 of such, or the newest about its subject (a page, a form) and one of the newest twelve of
such. Both ranks only ever rise as events come in, so their order does not matter.
"""

from __future__ import annotations

from bisect import insort
from typing import Final

import msgspec

from agent_desktop.decisioning.plain_values import Scalar, subject

RECENT_MS: Final = 7 * 86_400_000
OF_A_TYPE: Final = 10
"""As many as the steps of a signal can ask for."""
OF_ALL_TYPES: Final = 36
SUBJECTS: Final = 12


class Recent(msgspec.Struct, array_like=True):
    """An event of the last days."""

    at: int
    id: str
    type: str
    properties: dict[str, Scalar]

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Recent) and (self.at, self.id) < (other.at, other.id)


def remember(recent: list[Recent], entry: Recent, last_at: int) -> None:
    """`recent` is ordered oldest first; `last_at` is when the newest event of all happened."""
    if not recent or recent[-1] < entry:
        recent.append(entry)
    else:
        insort(recent, entry)
    oldest = last_at - RECENT_MS
    drop = 0
    while recent[drop].at <= oldest:
        drop += 1
    if drop:
        del recent[:drop]
    if len(recent) > OF_A_TYPE:
        _trim(recent)


def _trim(recent: list[Recent]) -> None:
    of_type: dict[str, int] = {}
    subjects: set[tuple[str, Scalar | None]] = set()
    counted = 0
    places = []
    for place in range(len(recent) - 1, -1, -1):
        event = recent[place]
        kind = event.type
        newer = of_type.get(kind, 0)
        of_type[kind] = newer + 1
        stays = newer < OF_A_TYPE and counted < OF_ALL_TYPES
        if newer < OF_A_TYPE:
            counted += 1
        about = (kind, subject(event.properties))
        if about not in subjects:
            subjects.add(about)
            stays = stays or len(subjects) <= SUBJECTS
        if not stays:
            places.append(place)
    for place in places:
        del recent[place]
