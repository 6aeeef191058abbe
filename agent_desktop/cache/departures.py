"""Entries on their way out: which leave next, with which number, and what became of them.

Numbers (`n`) are given at the first send, not at the commit: an entry that is withdrawn before it
left never had one, so the hub counts without a gap. They count per person, under an installation
id of that person's, so nobody's entries wait for somebody else's session.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.app.ports import UnsettledEntry
from agent_desktop.cache.engine import Connection, named_errors, transaction
from agent_desktop.protocol.messages import (
    DeskCount,
    Entry,
    EntryKind,
    PushResult,
    UnreadEntry,
    Verdict,
)
from agent_desktop.sync.queue import Batch, Counts, EntryState, KnownHub

_SETTLED: Final = {
    Verdict.ACCEPTED: EntryState.ACCEPTED,
    Verdict.DUPLICATE: EntryState.ACCEPTED,
    Verdict.REJECTED: EntryState.QUARANTINED,
}
_NO_DECISION: Final = ',"decision":null}'
"""How the JSON of a response's body ends (see ResponseBody); its decision is kept beside it."""


class Departures:
    """The sending side of outbox.db. Use on the outbox's thread. Raises CacheError."""

    def __init__(self, connection: Connection, file: Path) -> None:
        self._db = connection
        self._file = file

    def counts(self) -> Counts:
        """What people recorded. Impressions were recorded by the window, and nobody waits for
        them."""
        with named_errors(self._file):
            waiting, refused = self._db.execute(
                """SELECT count(*) FILTER (WHERE state <> 'quarantined'),
                    count(*) FILTER (WHERE state = 'quarantined')
                FROM entries WHERE state IN ('queued', 'in_flight', 'quarantined')
                    AND kind <> 'exposures'"""
            ).fetchone()
        return Counts(waiting=waiting, refused=refused)

    def unsettled(self, limit: int) -> tuple[UnsettledEntry, ...]:
        """Refused ones first, then what waits, oldest first; impressions left out."""
        with named_errors(self._file):
            rows = self._db.execute(
                """SELECT id, kind, "by", customer_id, made_at, state, attempts, code, message,
                    CASE WHEN kind = 'response' AND json_valid(body)
                        THEN json_extract(body, '$.response.action_id') END,
                    CASE WHEN kind = 'response' AND json_valid(body)
                        THEN json_extract(body, '$.response.sentiment') END
                FROM entries WHERE state IN ('queued', 'in_flight', 'quarantined')
                    AND kind <> 'exposures'
                ORDER BY state <> 'quarantined', seq LIMIT ?""",
                (limit,),
            ).fetchall()
        return tuple(
            UnsettledEntry(
                id=row[0],
                kind=EntryKind(row[1]),
                by=row[2],
                customer_id=row[3],
                made_at=row[4],
                state=row[5],
                attempts=row[6],
                code=row[7],
                message=row[8],
                action_id=row[9] or "",
                sentiment=row[10] or "",
            )
            for row in rows
        )

    def installation(self, subject: str) -> str:
        """The id under which this person syncs from here; made at the first call."""
        with self._writing():
            return self._installation(subject)

    def known_hub(self, subject: str) -> KnownHub:
        with named_errors(self._file):
            row = self._db.execute(
                "SELECT hub, epoch FROM installations WHERE subject = ?", (subject,)
            ).fetchone()
        return KnownHub(hub="", epoch=0) if row is None else KnownHub(hub=row[0], epoch=row[1])

    def take(self, subject: str, most: int, most_bytes: int) -> Batch:
        """The next entries of that person, numbered without a gap."""
        with self._writing():
            installation = self._installation(subject)
            chosen: list[tuple[Any, ...]] = []
            size = 0
            for row in self._next(subject, most):
                size += len(row[5]) + len(row[6] or "")
                if chosen and size > most_bytes:
                    break
                chosen.append(row)
            entries = self._numbered(subject, installation, chosen)
        return Batch(installation=installation, entries=entries)

    def settle(
        self, subject: str, hub: KnownHub, results: tuple[PushResult, ...], now: int
    ) -> None:
        with self._writing():
            settled = [
                (_SETTLED[one.verdict], one.code, one.message, now, one.id)
                for one in results
                if one.verdict in _SETTLED
            ]
            self._db.executemany(
                "UPDATE entries SET state = ?, code = ?, message = ?, settled_at = ?, "
                "attempts = attempts + 1 WHERE id = ? AND state = 'in_flight'",
                settled,
            )
            self._db.executemany(
                "UPDATE entries SET attempts = attempts + 1, code = ?, message = ? "
                "WHERE id = ? AND state = 'in_flight'",
                [
                    (one.code, one.message, one.id)
                    for one in results
                    if one.verdict is Verdict.RETRY
                ],
            )
            self._remember(subject, hub)

    def refuse(self, entry_id: str, code: str, message: str, now: int) -> None:
        with self._writing():
            row = self._db.execute(
                "SELECT installation, n FROM entries WHERE id = ? AND state = 'in_flight'",
                (entry_id,),
            ).fetchone()
            if row is None:
                return
            self._db.execute(
                "UPDATE entries SET state = 'quarantined', n = NULL, code = ?, message = ?, "
                "settled_at = ? WHERE id = ?",
                (code, message, now, entry_id),
            )
            self._db.execute(
                "UPDATE entries SET state = 'queued', n = NULL "
                "WHERE installation = ? AND n > ? AND state = 'in_flight'",
                row,
            )
            self._db.execute(
                "UPDATE installations SET last_n = ? WHERE id = ?", (row[1] - 1, row[0])
            )

    def start_over(self, subject: str, hub: KnownHub) -> None:
        """New installation id; accepted entries that are kept go again, in their order, and at
        another epoch those that were refused."""
        with self._writing():
            self._installation(subject)
            self._db.execute(
                "UPDATE installations SET id = ?, last_n = 0 WHERE subject = ?",
                (uuid.uuid4().hex, subject),
            )
            (restored,) = self._db.execute(
                "SELECT hub <> '' AND epoch <> ? FROM installations WHERE subject = ?",
                (hub.epoch, subject),
            ).fetchone()
            self._db.execute(
                "UPDATE entries SET state = 'queued', settled_at = NULL WHERE \"by\" = ?1 "
                "AND (state IN ('in_flight', 'accepted') OR (?2 AND state = 'quarantined'))",
                (subject, restored),
            )
            self._db.execute(
                'UPDATE entries SET n = NULL, installation = NULL WHERE "by" = ? '
                "AND state <> 'quarantined'",
                (subject,),
            )
            self._remember(subject, hub)

    def unread(self, subject: str, most: int) -> tuple[UnreadEntry, ...]:
        """Those that `refuse` put aside: no number, and the installation's id until the hub knows
        of them."""
        with named_errors(self._file):
            rows = self._db.execute(
                'SELECT id, kind, made_at, code, message FROM entries WHERE "by" = ? AND '
                "state = 'quarantined' AND n IS NULL AND installation IS NOT NULL "
                "ORDER BY seq LIMIT ?",
                (subject, most),
            ).fetchall()
        return tuple(
            UnreadEntry(
                id=row[0], kind=row[1], by=subject, made_at=row[2], code=row[3], message=row[4]
            )
            for row in rows
        )

    def told(self, entry_ids: tuple[str, ...]) -> None:
        with self._writing():
            self._db.executemany(
                "UPDATE entries SET installation = NULL WHERE id = ? AND state = 'quarantined' "
                "AND n IS NULL",
                [(one,) for one in entry_ids],
            )

    def desks(self) -> tuple[DeskCount, ...]:
        """How many wait here, of each person who has something; impressions left out."""
        with named_errors(self._file):
            rows = self._db.execute(
                """SELECT i.id, i.subject, count(*), min(e.made_at)
                FROM entries e JOIN installations i ON i.subject = e."by"
                WHERE e.state IN ('queued', 'in_flight') AND e.kind <> 'exposures'
                GROUP BY i.subject"""
            ).fetchall()
        return tuple(
            DeskCount(installation=row[0], subject=row[1], waiting=row[2], oldest_at=row[3])
            for row in rows
        )

    # --- inside a transaction --------------------------------------------------------------------

    def _installation(self, subject: str) -> str:
        self._db.execute(
            "INSERT INTO installations (subject, id) VALUES (?, ?) "
            "ON CONFLICT (subject) DO NOTHING",
            (subject, uuid.uuid4().hex),
        )
        found: str = self._db.execute(
            "SELECT id FROM installations WHERE subject = ?", (subject,)
        ).fetchone()[0]
        return found

    def _next(self, subject: str, most: int) -> list[tuple[Any, ...]]:
        chosen = (
            "SELECT seq, id, n, kind, made_at, body, decision FROM entries "
            'WHERE state = ? AND "by" = ? ORDER BY seq LIMIT ?'
        )
        rows = self._db.execute(chosen, ("in_flight", subject, most)).fetchall()
        rows += self._db.execute(chosen, ("queued", subject, most - len(rows))).fetchall()
        return rows

    def _numbered(
        self, subject: str, installation: str, rows: list[tuple[Any, ...]]
    ) -> tuple[Entry, ...]:
        (last,) = self._db.execute(
            "SELECT last_n FROM installations WHERE subject = ?", (subject,)
        ).fetchone()
        entries = []
        new = []
        for seq, entry_id, n, kind, made_at, body, record in rows:
            number = n
            if number is None:
                last += 1
                number = last
                new.append((number, installation, seq))
            entries.append(
                Entry(
                    id=entry_id,
                    n=number,
                    kind=EntryKind(kind),
                    by=subject,
                    made_at=made_at,
                    body=msgspec.Raw(_with_decision(body, record).encode()),
                )
            )
        if new:
            self._db.executemany(
                "UPDATE entries SET state = 'in_flight', n = ?, installation = ? WHERE seq = ?", new
            )
            self._db.execute(
                "UPDATE installations SET last_n = ? WHERE subject = ?", (last, subject)
            )
        return tuple(entries)

    def _remember(self, subject: str, hub: KnownHub) -> None:
        self._db.execute(
            "UPDATE installations SET hub = ?, epoch = ? WHERE subject = ?",
            (hub.hub, hub.epoch, subject),
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with named_errors(self._file), transaction(self._db):
            yield


def _with_decision(body: str, record: str | None) -> str:
    """A response's body with the decision that it answers, the same bytes at every send."""
    if record is None or not body.endswith(_NO_DECISION):
        return body
    return f'{body[: -len(_NO_DECISION)]},"decision":{record}}}'
