"""One turn of learning: read and compute (in a process of its own), then store in one unit.

What a turn read is named in it, and nothing is stored where something else has come between: two
workers, or a worker and a command, can't learn the same case twice, and a kill at any moment loses
at most the turn.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.hub.learning import cases, marks, maturing
from agent_desktop.hub.learning.answers import changed_answers, changed_offers
from agent_desktop.hub.learning.cases import Look
from agent_desktop.hub.learning.in_force import in_force, put_in_force
from agent_desktop.hub.learning.lessons import Lessons, Taught, subject
from agent_desktop.hub.learning.stored_past import StoredPast, published
from agent_desktop.hub.store.bulk import update_rows
from agent_desktop.hub.store.tables import models
from agent_desktop.hub.store.units import Unit

LOOKED_AT: Final = 2_000
"""Changed answers in one turn."""
LEARNT: Final = 5_000
"""Cases in one turn."""
STATES: Final = 3
"""Of so many models the learner's own state is kept; of all others the snapshot alone."""
UNUSED: Final = 20
"""Models that were never in force: so many are kept to look at."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn is asked for."""

    now: int
    grace_ms: int
    """Events may come in so long after a window has closed and still count."""
    least: int
    """So many matured cases are worth learning from."""
    anew: bool = False
    """Forget what was learnt, and learn again from the cases that are kept."""
    since: int = 0
    until: int | None = None
    """With `anew`: of the cases that were learnt before, those that matured in between."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn found. `learner` and `in_force` are the versions that it went on from."""

    learner: str
    in_force: str
    catalogue: str
    """Version of the one that was published last."""
    look: Look | None = None
    met: bytes = b""
    """The learner's state after it has met the new cases."""
    settled: list[tuple[str, str, bool]] = []
    """Response id, customer id, and whether it worked: learnt now."""
    gone: list[str] = []
    taught: Taught | None = None
    more: bool = False
    """There is more to do at once."""


class Overtaken(Exception):
    """Something else was stored since the turn read. Nothing of it was kept: take another."""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a turn that was stored."""

    cases: int = 0
    """New ones to wait for."""
    learnt: int = 0
    version: str = ""
    """Of the model that was made, if one was."""
    put_in_force: bool = False
    why_not: str = ""
    """`worse` or `frozen`."""


def take(connection: Connection, wish: Wish) -> Turn:
    """Reads only. First answers are looked through, until all are; then cases are learnt."""
    past = StoredPast(connection, wish.now)
    _, version = in_force(connection)
    turn = Turn(
        learner=marks.read(connection, marks.LEARNER),
        in_force=version,
        catalogue=published(connection),
    )
    look = cases.look(connection, past, LOOKED_AT)
    catalogue = past.in_force()
    if look.after != look.before:
        met = b""
        if catalogue is not None and look.cases and turn.learner:
            lessons = Lessons(connection, past, catalogue, wish.now)
            met = lessons.meet(look.cases) if lessons.resume(turn.learner) else b""
        return msgspec.structs.replace(turn, look=look, met=met, more=True)
    return turn if catalogue is None else _learn(connection, past, catalogue, turn, wish)


def changed(connection: Connection) -> bool:
    """Whether answers or offers have come, gone or moved since they were looked through."""
    one = (marks.cursor(connection, marks.ANSWERS), marks.cursor(connection, marks.OFFERS))
    return (
        changed_answers(connection, one[0], 1).cursor != one[0]
        or changed_offers(connection, one[1], 1).cursor != one[1]
    )


def outgrown(connection: Connection, wanted: str) -> bool:
    """There is a learner, and it learns something else than `subject` says by now."""
    known = marks.read(connection, marks.SUBJECT)
    return bool(known and wanted and known != wanted)


def _learn(
    connection: Connection, past: StoredPast, catalogue: Catalogue, turn: Turn, wish: Wish
) -> Turn:
    until = wish.now - wish.grace_ms
    anew = wish.anew or outgrown(connection, subject(catalogue))
    if not anew and maturing.count_due(connection, until, wish.least) < wish.least:
        return turn
    lessons = Lessons(connection, past, catalogue, wish.now)
    if anew or not lessons.resume(turn.learner):
        lessons.begin(*((wish.since, wish.until) if wish.anew else (0, None)))
    found = maturing.due(connection, past, until, LEARNT)
    taught = lessons.teach(found.matured, turn.in_force)
    return msgspec.structs.replace(
        turn,
        settled=[(one.response_id, one.customer_id, one.worked) for one in found.matured],
        gone=found.gone,
        taught=taught,
        more=found.more,
    )


def store(unit: Unit, turn: Turn) -> Done:
    """All of it or nothing. Raises Overtaken."""
    connection = unit.connection
    if (marks.read(connection, marks.LEARNER), published(connection)) != (
        turn.learner, turn.catalogue,
    ):  # fmt: skip
        raise Overtaken
    if turn.look is not None:
        now = (marks.cursor(connection, marks.ANSWERS), marks.cursor(connection, marks.OFFERS))
        if now != turn.look.before:
            raise Overtaken
        cases.store(unit, turn.look)
        if turn.met:
            connection.execute(
                update(models).where(models.c.version == turn.learner).values(learner=turn.met)
            )
    cases.drop(unit, turn.gone)
    update_rows(
        connection,
        "learning_cases",
        ("response_id", "customer_id", "worked", "learnt_at"),
        [(id_, customer, worked, unit.now) for id_, customer, worked in turn.settled],
    )
    done = Done(cases=len(turn.look.cases) if turn.look else 0, learnt=len(turn.settled))
    return done if turn.taught is None else _keep(unit, turn, turn.taught, done)


def _keep(unit: Unit, turn: Turn, taught: Taught, done: Done) -> Done:
    _, version = in_force(unit.connection)
    if version != turn.in_force:
        raise Overtaken  # it was judged against another one
    why_not = "worse" if taught.verdict.worse else ""
    if not why_not and marks.read(unit.connection, marks.FROZEN):
        why_not = "frozen"
    row: dict[str, Any] = {
        "made_at": unit.now,
        "catalogue": taught.catalogue,
        "snapshot": taught.snapshot,
        "learner": taught.learner,
        "cases": taught.cases,
        "report": msgspec.json.encode(
            {**taught.report, "judged": taught.verdict, "held_back": why_not}
        ).decode(),
    }
    known = unit.connection.execute(
        update(models).where(models.c.version == taught.version).values(**row)
    ).rowcount
    if not known:
        unit.connection.execute(insert(models).values(version=taught.version, position=0, **row))
    marks.write(unit, marks.LEARNER, taught.version)
    marks.write(unit, marks.SUBJECT, taught.subject)
    _forget(unit, taught.version)
    if not why_not:
        put_in_force(unit, taught.version, by="hub", why="learnt")
    return msgspec.structs.replace(
        done, version=taught.version, put_in_force=not why_not, why_not=why_not
    )


def _forget(unit: Unit, but: str) -> None:
    """States of learners, and models that were never in force: no list was made with those. A clock
    that went backwards must not cost the newest one its state."""
    newest_first = select(models.c.version).order_by(models.c.made_at.desc(), models.c.cases.desc())
    newest = newest_first.where(models.c.learner != b"").limit(STATES)
    unit.connection.execute(
        update(models)
        .where(models.c.learner != b"", models.c.version != but, models.c.version.not_in(newest))
        .values(learner=b"")
    )
    unused = newest_first.where(models.c.position == 0).limit(UNUSED)
    unit.connection.execute(
        delete(models).where(
            models.c.position == 0, models.c.version != but, models.c.version.not_in(unused)
        )
    )
