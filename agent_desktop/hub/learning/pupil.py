"""The learner, as turns use it. For now: counts an action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning import fixed
from agent_desktop.decisioning.learning.encoding import features_digest
from agent_desktop.decisioning.learning.fitting import fit
from agent_desktop.decisioning.learning.snapshot import ActionTerms, Content, write_snapshot
from agent_desktop.hub.learning.gate import Lesson


class Pupil:
    def __init__(self, catalogue: Catalogue, codes: Any, counts: dict[str, list[int]]) -> None:
        self._catalogue, self._codes, self._counts = catalogue, codes, counts

    @classmethod
    def begin(cls, catalogue: Catalogue, first: Sequence[Mapping[str, Any]]) -> Pupil:
        return cls(catalogue, fit(catalogue.learning.features, first), {})

    @classmethod
    def resume(cls, state: bytes, catalogue: Catalogue) -> Pupil | None:
        try:
            counts = msgspec.msgpack.decode(state, type=dict[str, list[int]])
        except msgspec.MsgspecError:
            return None
        return cls(catalogue, fit(catalogue.learning.features, []), counts)

    @property
    def cases(self) -> int:
        return sum(n for n, _ in self._counts.values())

    def learn(self, lessons: Sequence[Lesson]) -> None:
        for one in lessons:
            c = self._counts.setdefault(one.action_id, [0, 0])
            c[0] += 1
            c[1] += one.worked

    def state(self) -> bytes:
        return msgspec.msgpack.encode(self._counts)

    def snapshot(self, now: int) -> bytes:
        columns = 1 + sum(c.width for c in self._codes)
        terms = tuple(
            ActionTerms(a, fixed.logit((k + 1) / (n + 2)), float(n), n * 0.2)
            for a, (n, k) in sorted(self._counts.items())
        )
        return write_snapshot(
            Content(self._catalogue.name, features_digest(self._catalogue.learning.features), now,
                    self.cases, self._codes, b"\0" * 4 * columns, terms)
        )  # fmt: skip
