"""The independent judge: what was acknowledged against what the hub's database holds.

It reads two things only: the ledger, which the driver writes and syncs itself after each
acknowledgement (see `ledger`), and `hub.db`, with Python's own sqlite3. It knows nothing of the
program's code.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tests.faults.ledger import Acknowledged


class Judgement(NamedTuple):
    lost: int
    doubled: int
    misordered: int
    wrong: list[str]

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.misordered or self.wrong)


class _Hub(NamedTuple):
    applied: dict[str, tuple[int, str, str]]
    """Id -> place in the hub's order, verdict, installation."""
    responses: dict[str, tuple[str, bool]]
    """Id -> sentiment, withdrawn."""
    verified: Counter[str]
    """How often a conversation was noted in the audit as verified: this effect would double."""
    exposures: set[str]


def judge(file: Path, said: Iterable[Acknowledged], *, whole: bool = True) -> Judgement:
    """`said` in the order of each desk's commits. With `whole` false entries that the hub does not
    have are no loss yet: the queue still stands."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as database:
        hub = _read(database)
    found = _Findings(hub, whole=whole)
    desks: dict[tuple[str, str], list[Acknowledged]] = defaultdict(list)
    for one in said:
        desks[one.desk, one.by].append(one)
    for entries in desks.values():
        found.desk(entries)
    return Judgement(found.lost, found.doubled, found.misordered, found.wrong)


def sound(file: Path) -> str:
    """SQLite's own word on the file, `ok` for a whole one."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as database:
        return str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])


class _Findings:
    def __init__(self, hub: _Hub, *, whole: bool) -> None:
        self._hub = hub
        self._whole = whole
        self.lost = self.doubled = self.misordered = 0
        self.wrong: list[str] = []

    def desk(self, entries: list[Acknowledged]) -> None:
        last = 0
        missed = False
        undone = {one.refers for one in entries if one.kind == "undo"}
        for one in entries:
            if one.withdrawn:
                self._withdrawn(one)
                continue
            applied = self._hub.applied.get(one.id)
            if applied is None and one.maybe_withdrawn:
                continue
            if applied is None:
                missed = True
                if self._whole:
                    self.lost += 1
                    self.wrong.append(f"{one.kind} {one.id} was acknowledged and is not there")
                continue
            if missed and not self._whole:
                self.misordered += 1
                self.wrong.append(f"{one.kind} {one.id} went ahead of an earlier one")
            if applied[0] < last:
                self.misordered += 1
                self.wrong.append(f"{one.kind} {one.id} was applied before an earlier one")
            last = max(last, applied[0])
            if one.refused != (applied[1] == "rejected"):
                self.lost += not one.refused
                self.wrong.append(f"{one.kind} {one.id} is {applied[1]}")
                continue
            if not one.refused:
                self._effect(one, undone)

    def _effect(self, one: Acknowledged, undone: set[str]) -> None:
        """Exactly one."""
        if one.kind == "response":
            there = self._hub.responses.get(one.id)
            if there is None:
                self.lost += 1
                self.wrong.append(f"response {one.id} is settled without effect")
            elif there[0] != one.sentiment:
                self.lost += 1
                self.wrong.append(f"response {one.id} says something else")
            elif there[1] and one.id not in undone and not one.maybe_undone:
                self.lost += 1
                self.wrong.append(f"response {one.id} was taken back by nobody")
        elif one.kind == "undo":
            there = self._hub.responses.get(one.refers)
            if there is not None and not there[1]:
                self.lost += 1
                self.wrong.append(f"undo {one.id} had no effect")
        elif one.kind == "verification":
            times = self._hub.verified[one.contact]
            self.lost += times == 0
            self.doubled += max(0, times - 1)
            if times != 1:
                self.wrong.append(f"verification {one.id} had {times} effects")
        elif one.kind == "exposures" and not set(one.exposures) <= self._hub.exposures:
            self.lost += 1
            self.wrong.append(f"exposures {one.id} had no effect")

    def _withdrawn(self, one: Acknowledged) -> None:
        """Undone before it left: the hub must never have heard of it."""
        if one.id in self._hub.applied:
            self.doubled += 1
            self.wrong.append(f"{one.kind} {one.id} was withdrawn and is there")


def _read(database: sqlite3.Connection) -> _Hub:
    applied = {
        key: (place, verdict, installation)
        for key, place, verdict, installation in database.execute(
            "SELECT id, rowid, verdict, installation FROM applied_entries"
        )
    }
    responses = {
        key: (sentiment, bool(withdrawn))
        for key, sentiment, withdrawn in database.execute(
            "SELECT id, sentiment, withdrawn FROM responses"
        )
    }
    verified: Counter[str] = Counter(
        json.loads(detail)["contact"]
        for (detail,) in database.execute("SELECT detail FROM audit WHERE what = 'caller_verified'")
    )
    exposures = {key for (key,) in database.execute("SELECT id FROM exposures")}
    return _Hub(applied, responses, verified, exposures)
