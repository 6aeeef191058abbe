"""One turn's schooling: a learner goes on from its last state, or begins anew from what is kept."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select, text

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.decisioning.learning.encoding import features_digest
from agent_desktop.decisioning.learning.snapshot import read_snapshot, version_of
from agent_desktop.hub.learning import gate
from agent_desktop.hub.learning.cases import Case
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
    "SELECT c.response_id, c.decision_id, c.action_id, c.at, c.matures_at, c.worked"
    " FROM learning_cases c"
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
        rows = sorted(found, key=lambda row: (row.at, row.response_id))
        self._pupil = pupil = Pupil.begin(self._catalogue)
        open_ones: list[tuple[int, str, Lesson]] = []
        for start in range(0, len(rows), _PART):
            for at, lesson in self._lessons(rows[start : start + _PART]):
                while open_ones and open_ones[0][0] <= at:
                    pupil.learn([heapq.heappop(open_ones)[2]])
                pupil.meet(lesson)
                heapq.heappush(open_ones, (lesson.matures_at, lesson.key, lesson))
        pupil.learn([one for *_, one in sorted(open_ones, key=lambda each: each[:2])])
        self._again = pupil.cases

    def meet(self, cases: Sequence[Case]) -> bytes:
        """Note what the learner says of new cases. Returns its state; empty where there is none
        that could be resumed."""
        pupil = self._pupil
        if pupil is None:
            return b""
        known = lists(self._connection, (case.decision_id for case in cases))
        for case in sorted(cases, key=lambda one: (one.at, one.response_id)):
            record = known[case.decision_id].record
            pupil.meet(self._lesson(record, case, worked=False))
        return pupil.state()

    def teach(self, matured: Sequence[Matured], in_force: str) -> Taught | None:
        """These cases, oldest first; the newest only after the model was judged by them. None
        where there is nothing at all to learn from."""
        pupil = self._pupil or Pupil.begin(self._catalogue)
        lessons = [self._lesson(one.record, one, worked=one.worked) for one in matured]
        back = len(lessons) - gate.kept_back(len(lessons))
        pupil.learn(lessons[:back])
        verdict = self._judged(pupil, in_force, lessons[back:])
        pupil.learn(lessons[back:])
        if not pupil.cases:
            return None
        data = pupil.snapshot(self._now)
        return Taught(
            version=version_of(data),
            catalogue=self._catalogue.name,
            subject=subject(self._catalogue),
            snapshot=data,
            learner=pupil.state(),
            cases=pupil.cases,
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

    def _lessons(self, rows: Sequence[Any]) -> Iterator[tuple[int, Lesson]]:
        known = lists(self._connection, (row.decision_id for row in rows))
        for row in rows:
            found = known.get(row.decision_id)
            if found is not None:
                yield row.at, self._lesson(found.record, row, worked=bool(row.worked))

    def _lesson(self, record: DecisionRecord, row: Any, *, worked: bool) -> Lesson:
        of = self._past.catalogue(record.catalogue_version)
        return Lesson(
            row.response_id,
            values(record, of, self._catalogue),
            row.action_id,
            worked,
            row.matures_at,
        )
