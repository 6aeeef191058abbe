"""One turn's schooling: a learner goes on from its last state, or begins anew from what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select, text

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning.encoding import features_digest
from agent_desktop.decisioning.learning.snapshot import read_snapshot, version_of
from agent_desktop.hub.learning import gate
from agent_desktop.hub.learning.gate import Lesson, Verdict
from agent_desktop.hub.learning.maturing import Matured
from agent_desktop.hub.learning.past import lists
from agent_desktop.hub.learning.pupil import Pupil
from agent_desktop.hub.learning.stored_past import StoredPast, values
from agent_desktop.hub.store.tables import models

HISTORY: Final = 100_000
"""The newest cases that a learner which begins anew goes through."""
_PART: Final = 1_000
_LEARNT: Final = text(
    "SELECT c.response_id, c.decision_id, c.action_id, c.matures_at, c.worked FROM learning_cases c"
    " LEFT JOIN responses r ON r.id = c.response_id"
    " WHERE c.learnt_at IS NOT NULL AND c.worked IS NOT NULL AND NOT coalesce(r.withdrawn, 0)"
    " AND c.matures_at >= :since AND (:until IS NULL OR c.matures_at < :until)"
    " ORDER BY c.matures_at DESC, c.response_id DESC LIMIT :most"
)


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """A model, the learner that it came from, and whether it may go into force."""

    version: str
    catalogue: str
    subject: str
    snapshot: bytes
    learner: bytes
    cases: int
    """Learnt from in all."""
    verdict: Verdict
    report: dict[str, Any]


def subject(catalogue: Catalogue) -> str:
    """What a learner learns for this catalogue. Another one: it has to begin anew."""
    return f"{features_digest(catalogue.learning.features)} {catalogue.name}"


class Lessons:
    """For one turn."""

    def __init__(
        self, connection: Connection, past: StoredPast, catalogue: Catalogue, now: int
    ) -> None:
        self._connection = connection
        self._past = past
        self._catalogue = catalogue
        self._now = now
        self._pupil: Pupil | None = None
        self._again = 0

    def resume(self, version: str) -> bool:
        """Go on from the state that is kept with that model; False where that can't be."""
        state: bytes | None = self._connection.execute(
            select(models.c.learner).where(models.c.version == version)
        ).scalar()
        self._pupil = Pupil.resume(state, self._catalogue) if state else None
        return self._pupil is not None

    def begin(self, since: int, until: int | None) -> None:
        """Anew, from cases that were learnt before: oldest first, and not the withdrawn ones."""
        found = self._connection.execute(
            _LEARNT, {"since": since, "until": until, "most": HISTORY}
        ).all()
        rows = found[::-1]
        self._pupil = None
        self._again = len(rows)
        for start in range(0, len(rows), _PART):
            self._learn(list(self._lessons(rows[start : start + _PART])))

    def teach(self, matured: Sequence[Matured], in_force: str) -> Taught | None:
        """These cases, oldest first; the newest only after the model was judged by them. None
        where there is nothing at all to learn from."""
        lessons = [self._lesson(one.record, one) for one in matured]
        back = len(lessons) - gate.kept_back(len(lessons))
        self._learn(lessons[:back])
        if self._pupil is None:
            return None
        verdict = self._judged(self._pupil, in_force, lessons[back:])
        self._learn(lessons[back:])
        data = self._pupil.snapshot(self._now)
        return Taught(
            version=version_of(data),
            catalogue=self._catalogue.name,
            subject=subject(self._catalogue),
            snapshot=data,
            learner=self._pupil.state(),
            cases=self._pupil.cases,
            verdict=verdict,
            report={
                "learnt": len(lessons),
                "worked": sum(one.worked for one in lessons),
                **({"learnt_again": self._again} if self._again else {}),
            },
        )

    def _judged(self, pupil: Pupil, in_force: str, lessons: Sequence[Lesson]) -> Verdict:
        old = self._past.propensities(in_force, self._catalogue)
        if old is None:  # of no use with this catalogue: then the starting values are
            old = self._past.propensities("", self._catalogue)
        if old is None or len(lessons) < gate.LEAST:
            return Verdict(cases=len(lessons))
        from agent_desktop.decisioning.learning.scoring import ModelPropensities

        snapshot = read_snapshot(pupil.snapshot(self._now), self._catalogue, self._now)
        new = ModelPropensities(snapshot, self._catalogue)
        return gate.judge(new, old, lessons, self._catalogue)

    def _learn(self, lessons: Sequence[Lesson]) -> None:
        if not lessons:
            return
        if self._pupil is None:
            self._pupil = Pupil.begin(self._catalogue, [one.values for one in lessons])
        self._pupil.learn(lessons)

    def _lessons(self, rows: Sequence[Any]) -> Iterator[Lesson]:
        known = lists(self._connection, (row.decision_id for row in rows))
        for row in rows:
            found = known.get(row.decision_id)
            if found is not None:
                yield self._lesson(found.record, row)

    def _lesson(self, record: Any, row: Any) -> Lesson:
        of = self._past.catalogue(record.catalogue_version)
        return Lesson(
            values(record, of, self._catalogue), row.action_id, bool(row.worked), row.matures_at
        )
