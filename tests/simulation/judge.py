"""The judge: from what was acknowledged, the desks' files and the hub's tables, in plain SQL.

It shares no code with what it judges. Each finding names its invariant (docs/reliability.md) and
counts as one of four: lost, doubled, misordered, wedged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlcipher3 import dbapi2

from tests.simulation.acknowledged import Acknowledged, Made

KEY: Final = bytes(range(32)).hex()
ACCEPTED: Final = "accepted"
_MAY_VANISH: Final = frozenset({"unknown_customer", "unknown_response", "other_list"})
"""Refusals that are right where the hub was restored, or somebody was erased."""


class Verdict(NamedTuple):
    kind: str
    """lost, doubled, misordered or wedged."""
    invariant: str
    words: str


class Place(NamedTuple):
    name: str
    folder: Path
    people: tuple[str, ...]


class Applied(NamedTuple):
    order: int
    installation: str
    n: int
    verdict: str
    code: str
    by: str


class Kept(NamedTuple):
    seq: int
    state: str
    by: str
    code: str


class Answer(NamedTuple):
    id: str
    customer: str
    said_of: str
    sentiment: str
    withdrawn: bool
    mark: str
    by: str
    contact: str


def _open(file: Path, *, sealed: bool) -> Any:
    db = dbapi2.connect(str(file), isolation_level=None)
    if sealed:
        db.execute(f"PRAGMA key=\"x'{KEY}'\"")
    db.execute("PRAGMA query_only=ON")
    return db


def agrees(told: Acknowledged, place: Place, hub: Path) -> bool:
    """Whether a desk has what the hub has for it."""
    with closing(_open(hub, sealed=False)) as db:
        return next(_of_pulling(told, place, db), None) is None


def judged(told: Acknowledged, places: list[Place], hub: Path) -> list[Verdict]:
    """Everything that is wrong, worst first."""
    with closing(_open(hub, sealed=False)) as db:
        applied = {
            row[1]: Applied(row[0], *row[2:])
            for row in db.execute(
                'SELECT rowid, id, installation, n, verdict, code, "by" FROM applied_entries'
            )
        }
        answers = [
            Answer(*row)
            for row in db.execute(
                "SELECT id, customer_id, coalesce(said_of, customer_id), sentiment, withdrawn, "
                'asset_id, "by", contact_id FROM responses'
            )
        ]
        shown = Counter(row[0] for row in db.execute("SELECT asset_id FROM exposures"))
        kept = {place.name: _kept(place.folder) for place in places}
        found = list(_of_entries(told, kept, applied))
        found += _of_events(told, db)
        found += _of_effects(told, applied, answers, shown)
        found += _of_order(told, kept, applied)
        for place in places:
            found += _of_pulling(told, place, db)
        found += _of_erasures(told, places, hub)
    found += _of_the_way(told)
    ranks = ("lost", "doubled", "misordered", "wedged")
    return sorted(found, key=lambda one: ranks.index(one.kind))


def _kept(folder: Path) -> dict[str, Kept]:
    with closing(_open(folder / "outbox.db", sealed=True)) as db:
        return {
            row[0]: Kept(*row[1:])
            for row in db.execute('SELECT id, seq, state, "by", code FROM entries')
        }


# --- every entry in its one state (I1, I4, I5, I13) -----------------------------------------------


def _of_entries(
    told: Acknowledged, kept: dict[str, dict[str, Kept]], applied: dict[str, Applied]
) -> Iterator[Verdict]:
    for one in told.made:
        here, there = kept[one.desk].get(one.id), applied.get(one.id)
        if one.refused_here:
            if here is not None or there is not None:
                yield Verdict("doubled", "I4", f"{one.id} was said not to be saved, but it is")
            continue
        if not one.kept and here is None and there is None:
            continue  # its commit never returned
        yield from _of_one(told, one, here, there)


def _of_one(
    told: Acknowledged, one: Made, here: Kept | None, there: Applied | None
) -> Iterator[Verdict]:
    accepted = there is not None and there.verdict == ACCEPTED
    if there is not None and there.by != one.by:
        yield Verdict("lost", "I13", f"{one.id} of {one.by} was taken as {there.by}'s")
    if one.withdrawn or (here is not None and here.state == "withdrawn"):
        yield from _of_a_withdrawn(one, accepted=accepted)
        return
    if here is None:
        if not accepted:
            yield Verdict("lost", "I1", f"{one.id} is neither here nor on the hub")
        return
    if here.by != one.by:
        yield Verdict("lost", "I13", f"{one.id} of {one.by} is kept as {here.by}'s")
    yield from _of_its_state(told, one, here, accepted=accepted)


def _of_a_withdrawn(one: Made, *, accepted: bool) -> Iterator[Verdict]:
    if not one.withdrawn and not one.perhaps_withdrawn:
        yield Verdict("lost", "I4", f"{one.id} was withdrawn by nobody")
    if accepted:
        yield Verdict("doubled", "I4", f"{one.id} was withdrawn before it left, yet applied")


def _of_its_state(
    told: Acknowledged, one: Made, here: Kept, *, accepted: bool
) -> Iterator[Verdict]:
    match here.state:
        case "accepted" if not accepted and not _erased(told, one):
            yield Verdict("lost", "I2", f"{one.id} counts as accepted; the hub lacks it")
        case "accepted" if one.poison:
            yield Verdict("doubled", "I5", f"{one.id} should have been refused")
        case "queued" | "in_flight":
            yield Verdict("wedged", "I6", f"{one.id} is still {here.state}")
        case "quarantined" if accepted:
            yield Verdict("doubled", "I4", f"{one.id} is quarantined, and applied")
        case "quarantined" if here.code != one.poison:
            if not _may_be_refused(told, one, here.code):
                yield Verdict("lost", "I5", f"{one.id} was refused: {here.code}")
        case "discarded" if not one.poison and not _erased(told, one):
            yield Verdict("lost", "I5", f"{one.id} was discarded by nobody")


def _erased(told: Acknowledged, one: Made) -> bool:
    return one.customer in told.erased or one.refers in told.erased


def _may_be_refused(told: Acknowledged, one: Made, code: str) -> bool:
    if _erased(told, one):
        return True
    return told.lost_customers and code in _MAY_VANISH


# --- one effect each (I2) -------------------------------------------------------------------------


def _of_effects(
    told: Acknowledged,
    applied: dict[str, Applied],
    answers: list[Answer],
    shown: Counter[str],
) -> Iterator[Verdict]:
    by_mark: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_mark[answer.mark].append(answer)
    taken_back = {one.refers for one in told.made if one.kind == "undo" and _accepted(applied, one)}
    moves: dict[tuple[str, str], list[Made]] = defaultdict(list)
    for one in told.made:
        if one.kind == "reassign" and _accepted(applied, one):
            moves[one.by, one.contact].append(one)
    for one in told.made:
        if not _accepted(applied, one) or _erased(told, one):
            continue
        if one.kind == "response":
            moved = [
                move for move in moves[one.by, one.contact]
                if applied[move.id].order > applied[one.id].order
            ]  # fmt: skip
            yield from _of_an_answer(told, one, by_mark[one.mark], one.id in taken_back, moved)
        elif one.kind == "exposures" and shown[one.mark] != 1:
            kind = "lost" if shown[one.mark] == 0 else "doubled"
            yield Verdict(kind, "I2", f"{one.id}: shown {shown[one.mark]} times")


def _accepted(applied: dict[str, Applied], one: Made) -> bool:
    return one.id in applied and applied[one.id].verdict == ACCEPTED


def _of_an_answer(
    told: Acknowledged, one: Made, rows: list[Answer], taken_back: bool, moved: list[Made]
) -> Iterator[Verdict]:
    own = [row for row in rows if row.id == one.id]
    if len(own) != 1:
        yield Verdict("lost", "I2", f"{one.id} was accepted, and has no effect")
        return
    row = own[0]
    if row.by != one.by or row.sentiment != one.sentiment or row.contact != one.contact:
        yield Verdict("lost", "I2", f"{one.id} is not what was said: {row}")
    standing = [each for each in rows if not each.withdrawn]
    if len(standing) > 1:
        yield Verdict("doubled", "I2", f"{one.id} counts {len(standing)} times")
    if len(rows) > 1 and not moved:
        yield Verdict("doubled", "I2", f"{one.id} was applied {len(rows)} times")
    if taken_back and standing and not moved:
        yield Verdict("lost", "I2", f"{one.id} was taken back, and still counts")
    if not taken_back and not moved and not standing:
        yield Verdict("lost", "I2", f"{one.id} was taken back by nobody")
    if len(moved) == 1 and not _confused(told, one, moved[0]) and not taken_back:
        to = moved[0].refers
        if to in told.erased:
            to = ""  # it went with them
        if [each.customer for each in standing] != ([to] if to else []):
            yield Verdict("lost", "I2", f"{one.id} was moved to '{to}': {standing}")


def _confused(told: Acknowledged, one: Made, move: Made) -> bool:
    """Merged meanwhile, or the move was of another customer's answers: too much for a judge."""
    return (
        bool(told.merged & {one.customer, move.customer, move.refers})
        or one.customer != move.customer
        or told.restored > 0
    )


def _of_events(told: Acknowledged, hub: Any) -> Iterator[Verdict]:
    """What the hub said that it took in (I1, on the hub's side)."""
    if told.restored or told.erased:
        return
    there = {bytes(row[0]).hex() for row in hub.execute("SELECT id FROM events")}
    for unit in told.units:
        missing = [one for one in unit.events if one not in there]
        if missing:
            words = f"the hub took in {len(missing)} events of {unit.customer} and lacks them"
            yield Verdict("lost", "I1", words)


# --- in the order in which they were made (I3) ----------------------------------------------------


def _of_order(
    told: Acknowledged, kept: dict[str, dict[str, Kept]], applied: dict[str, Applied]
) -> Iterator[Verdict]:
    numbers: dict[str, tuple[int, str]] = {}
    for key, row in sorted(applied.items(), key=lambda item: item[1].order):
        last = numbers.get(row.installation)
        if last is not None and row.n <= last[0]:
            yield Verdict("misordered", "I3", f"{key} is number {row.n}, after {last}")
        numbers[row.installation] = (row.n, key)
    latest: dict[tuple[str, str], tuple[int, str]] = {}
    for one in _in_order(told, kept):
        row_of = applied.get(one.id)
        if row_of is None:
            continue
        before = latest.get((one.desk, one.by))
        if before is not None and row_of.order < before[0]:
            yield Verdict("misordered", "I3", f"{one.id} was applied before {before[1]}")
        latest[one.desk, one.by] = (row_of.order, one.id)


def _in_order(told: Acknowledged, kept: dict[str, dict[str, Kept]]) -> list[Made]:
    """As they were committed: by the outbox's own order, or the agent's where that is gone."""
    known = [one for one in told.made if one.id in kept[one.desk]]
    return sorted(known, key=lambda one: (one.desk, one.by, kept[one.desk][one.id].seq))


# --- what was pulled is what the hub has (I7, I9) -------------------------------------------------


def _of_pulling(told: Acknowledged, place: Place, hub: Any) -> Iterator[Verdict]:
    with closing(_open(place.folder / "customers.db", sealed=True)) as db:
        meta = dict(db.execute("SELECT key, value FROM meta"))
        here = _journeys(db)
        records = {row[0] for row in db.execute("SELECT id FROM customers")}
    there = _held(hub, meta.get("installation", ""))
    for missing in sorted(set(there) - records):
        yield Verdict("lost", "I9", f"{place.name} lacks customer {missing}")
    for stranger in sorted(records - set(there)):
        yield Verdict("doubled", "I9", f"{place.name} keeps {stranger}, whom it should not")
    for customer in sorted(set(there) & records):
        for what, theirs in there[customer].items():
            mine = here[customer][what]
            if theirs - mine:
                yield Verdict(
                    "lost", "I7", f"{place.name}: {customer} lacks {sorted(theirs - mine)[:3]}"
                )
            if mine - theirs:
                yield Verdict(
                    "doubled", "I7", f"{place.name}: {customer} has {sorted(mine - theirs)[:3]}"
                )
    yield from _torn(told, place, here)


def _journeys(db: Any) -> dict[str, dict[str, set[Any]]]:
    found: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for customer, event, at in db.execute("SELECT customer_id, id, at FROM events"):
        found[customer]["events"].add((event, at))
    for customer, *answer in db.execute(
        "SELECT customer_id, id, sentiment, withdrawn FROM responses"
    ):
        found[customer]["answers"].add((answer[0], answer[1], bool(answer[2])))
    return found


def _held(hub: Any, installation: str) -> dict[str, dict[str, set[Any]]]:
    held = {
        row[0]: {"events": set(), "answers": set()}
        for row in hub.execute(
            "SELECT c.id FROM holdings h JOIN customers c ON c.id = h.customer_id "
            "WHERE h.installation = ? AND c.merged_into IS NULL",
            (installation,),
        )
    }  # type: dict[str, dict[str, set[Any]]]
    for customer, event, at in hub.execute("SELECT customer_id, id, at FROM events"):
        if customer in held:
            held[customer]["events"].add((bytes(event).hex(), at))
    for customer, *answer in hub.execute(
        "SELECT customer_id, id, sentiment, withdrawn FROM responses"
    ):
        if customer in held:
            held[customer]["answers"].add((answer[0], answer[1], bool(answer[2])))
    return held


def torn(told: Acknowledged, place: Place) -> list[Verdict]:
    """For a look in the middle: no part of a hub's transaction may ever be seen (I8)."""
    with closing(_open(place.folder / "customers.db", sealed=True)) as db:
        return list(_torn(told, place, _journeys(db)))


def _torn(
    told: Acknowledged, place: Place, here: dict[str, dict[str, set[Any]]]
) -> Iterator[Verdict]:
    events = {event for journey in here.values() for event, _ in journey["events"]}
    for unit in told.units:
        if unit.customer in told.erased.values():
            continue
        found = [one for one in unit.events if one in events]
        if found and len(found) < len(unit.events):
            words = f"{place.name} has {len(found)} of {len(unit.events)} of {unit.customer}"
            yield Verdict("misordered", "I8", words)


# --- nothing of who was erased (I14) --------------------------------------------------------------


def _of_erasures(told: Acknowledged, places: list[Place], hub: Path) -> Iterator[Verdict]:
    if told.restored:
        return
    content = b"".join(
        (hub.parent / name).read_bytes()
        for name in ("hub.db", "hub.db-wal")
        if (hub.parent / name).exists()
    )
    for one in told.made:
        if one.customer not in told.gone_for_good or one.poison:
            continue
        mark = one.mark + '"'
        if mark.encode() in content:
            yield Verdict("lost", "I14", f"{one.id} of an erased customer is on the hub's disk")
        for place in places:
            with closing(_open(place.folder / "outbox.db", sealed=True)) as db:
                kept = db.execute(
                    "SELECT count(*) FROM entries WHERE instr(body, ?)", (mark,)
                ).fetchone()[0]
            if kept:
                yield Verdict("lost", "I14", f"{one.id} of an erased customer is at {place.name}")


# --- what was seen on the way ---------------------------------------------------------------------


def _of_the_way(told: Acknowledged) -> Iterator[Verdict]:
    for entry in sorted(set(told.foreign_pushes)):
        yield Verdict("lost", "I13", f"{entry} went out with somebody else's token")
    if told.repaired:
        yield Verdict("lost", "I7", f"{sorted(set(told.repaired))} had to repair what was pulled")
    kinds = {"I6": "wedged", "I8": "misordered", "I12": "doubled"}
    for invariant, words in told.complaints:
        yield Verdict(kinds.get(invariant, "lost"), invariant, words)
