"""Real journeys from a file: where the demo's clock starts, and what is still to come."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from agent_desktop.demo.plan import Caller, Plan

HOUR_MS = 3_600_000
AHEAD_MS = 3 * HOUR_MS
"""How much of the journeys is kept back, to arrive while the demo runs."""


class UnusableFile(Exception):
    """The file holds no journeys. The message is for the user."""


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """A file of journeys, cut at `start`."""

    start: int
    """Where the clock starts, ms UTC."""
    earlier: Path
    """NDJSON of everything before it, to be imported."""
    lines: int
    later: list[tuple[int, dict[str, Any]]]
    """The events of the next hours, oldest first."""


def cut(file: Path, into: Path) -> Recording:
    """Cuts the journeys at the beginning of their busiest hour within the last third.

    Lines that cannot be read stay with the earlier ones: the import reports them.
    """
    start = _busiest_hour(file)
    earlier = into / "earlier.ndjson"
    later: list[tuple[int, dict[str, Any]]] = []
    lines = 0
    with earlier.open("w", encoding="utf-8") as before:
        for line in _lines(file):
            at = _time(line)
            if at is None or at < start:
                before.write(line)
                lines += 1
            elif at < start + AHEAD_MS:
                later.append((at, json.loads(line)))
    later.sort(key=lambda item: item[0])
    return Recording(start=start, earlier=earlier, lines=lines, later=later)


def _busiest_hour(file: Path) -> int:
    hours: Counter[int] = Counter()
    for line in _lines(file):
        at = _time(line)
        if at is not None:
            hours[at // HOUR_MS] += 1
    if not hours:
        raise UnusableFile(
            f"{file} has no journeys in it. It should hold one Segment-shaped call a line, "
            "each with a timestamp, as plain or gzipped NDJSON."
        )
    first, last = min(hours), max(hours)
    late = [hour for hour in hours if hour >= first + (last - first) * 2 // 3]
    return max(late, key=lambda hour: (hours[hour], -hour)) * HOUR_MS


def _lines(file: Path) -> Iterator[str]:
    with _open(file) as text:
        yield from text


def _open(file: Path) -> TextIO:
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8", errors="replace")
    return file.open(encoding="utf-8", errors="replace")


class _Timed(msgspec.Struct):
    timestamp: str


_decoder = msgspec.json.Decoder(_Timed)


def _time(line: str) -> int | None:
    try:
        moment = datetime.fromisoformat(_decoder.decode(line).timestamp)
    except (msgspec.MsgspecError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


QUEUE = "Loans"
MOST_CALLERS = 12


def plan_of(recording: Recording, title: str, catalogue: str) -> Plan:
    """The plan for real journeys. Whom the company called in the next hours calls in here."""
    wanted: dict[str, tuple[int, str]] = {}
    for at, call in recording.later:
        if call.get("event") == "Call Ended" and call.get("userId"):
            purpose = str((call.get("properties") or {}).get("purpose", "something"))
            wanted.setdefault(str(call["userId"]), (at, purpose))
    numbers = _numbers(recording.earlier, wanted.keys())
    callers = [
        Caller(
            label=user,
            number=numbers[user],
            queue=QUEUE,
            note=f"The company called them at {_hour(at)} about: {purpose}. Here they call in.",
        )
        for user, (at, purpose) in wanted.items()
        if user in numbers
    ]
    if not callers:
        raise UnusableFile(
            "No customer in these journeys has a telephone number and a call to come, so there is "
            "nobody to call the demo."
        )
    return Plan(
        title=title,
        catalogue=catalogue,
        team="loans",
        agent="Jana Meier",
        start=recording.start,
        later=recording.later,
        known=tuple(_varied(callers)[:MOST_CALLERS]),
        shared=None,
        unknown=Caller(label="Unknown number", number="+12025550199", queue=QUEUE),
        remark=(
            "These journeys are real, and hold only calls that the company made. The demo places "
            "some of them as calls that come in."
        ),
    )


def _varied(callers: list[Caller]) -> list[Caller]:
    """First one caller of each purpose, so that the panel shows what there is."""
    seen: set[str] = set()
    first: list[Caller] = []
    rest: list[Caller] = []
    for caller in callers:
        purpose = caller.note.partition("about: ")[2]
        (rest if purpose in seen else first).append(caller)
        seen.add(purpose)
    return first + rest


def _numbers(file: Path, users: Collection[str]) -> dict[str, str]:
    """The telephone numbers of these users, as their journeys state them."""
    found: dict[str, str] = {}
    for line in _lines(file):
        if '"phone"' not in line:
            continue
        try:
            call = _stated.decode(line)
        except msgspec.MsgspecError:
            continue
        if call.userId in users and call.traits.phone:
            found[call.userId] = call.traits.phone
    return found


class _Traits(msgspec.Struct):
    phone: str = ""


class _Stated(msgspec.Struct):
    userId: str  # noqa: N815 - the tracking API's name
    traits: _Traits


_stated = msgspec.json.Decoder(_Stated)


def _hour(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%H:%M UTC")
