"""`hub replay`: one list again, as it was shown, to the digit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from agent_desktop.decisioning.decisions import DecisionRecord, Held, Ranked
from agent_desktop.hub.command_line.answers import Commands, Failed, say
from agent_desktop.hub.review.replaying import Replayed, replayed
from agent_desktop.hub.review.sources import (
    CATALOGUE,
    MODEL,
    NoRecord,
    Sources,
    record_in,
    save,
    sources_in,
    stored_record,
    stored_sources,
)
from agent_desktop.hub.store.database import one_look

NOT_FAITHFUL = 3


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser(
        "replay",
        help="make a list again: ranks, factors and what was held back, to the digit",
        description="From a hub's data folder, beside a hub that serves it too, or from files on "
        "any machine (see --save). Exit status: 0 it is the list that was recorded, 3 it is not "
        "or something is missing, 1 there is no such list.",
    )
    parser.add_argument(
        "decision", nargs="?", default="", metavar="DECISION", help="its id, or its beginning"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the hub's data folder")
    parser.add_argument("--record", type=Path, metavar="FILE", help="a record instead of an id")
    parser.add_argument(
        "--catalogue", type=Path, metavar="FILE", help=f"with --record (default: its {CATALOGUE})"
    )
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help=f"with --record (default: its {MODEL})"
    )
    parser.add_argument(
        "--save", type=Path, metavar="DIR", help="write record, catalogue and model as files too"
    )
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads only."""
    try:
        record, sources = _found(arguments)
    except NoRecord as error:
        raise Failed(str(error)) from None
    again = replayed(record, sources.compiled)
    if arguments.json:
        say(_json(record, again))
    else:
        for line in _told(record, again):
            say("".join(c if c.isprintable() else "?" for c in line))  # a record may hold anything
    if arguments.save is not None:
        for path in save(arguments.save, record, sources):
            if not arguments.json:
                say(f"written: {path}")
    return 0 if again.unfaithful is None else NOT_FAITHFUL


def _found(arguments: argparse.Namespace) -> tuple[DecisionRecord, Sources]:
    """Raises NoRecord and Failed."""
    given: Path | None = arguments.record
    if bool(arguments.decision) == (given is not None):
        raise Failed("Name a list by its id, or give its --record; not both.")
    if arguments.data is not None:
        with one_look(arguments.data) as connection:
            record = stored_record(connection, arguments.decision) if given is None else None
            record = record or record_in(_path(given))
            return record, stored_sources(connection, record)
    if given is None:
        raise Failed("Say in which hub's --data the list is, or give its --record.")
    return record_in(given), sources_in(
        arguments.catalogue or _beside(given, CATALOGUE), arguments.model or _beside(given, MODEL)
    )


def _path(given: Path | None) -> Path:
    if given is None:
        raise Failed("There is no record.")
    return given


def _beside(record: Path, name: str) -> Path | None:
    file = record.with_name(name)
    return file if file.exists() else None


def _json(record: DecisionRecord, again: Replayed) -> str:
    decision = again.decision
    told = {
        "decision": record.inputs.decision_id,
        "faithful": again.unfaithful is None,
        "unfaithful": again.unfaithful or "",
        "why": again.why,
        "digest": decision.digest if decision else "",
        "ranked": [*decision.ranked] if decision else [],
        "held": decision.held if decision else (),
        "record": record,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode()


def _told(record: DecisionRecord, again: Replayed) -> Iterator[str]:
    inputs = record.inputs
    yield f"list {inputs.decision_id} of customer {inputs.customer_id}"
    yield f"  at {inputs.touchpoint}, in conversation {inputs.contact_id}, {_time(inputs.at)}"
    yield f"  catalogue {record.catalogue_version}, model {inputs.model_version or '(none)'}"
    if again.unfaithful is None:
        yield f"  faithful: the digest {record.digest} comes out again"
    else:
        yield f"  NOT faithful ({again.unfaithful}): {again.why}"
    if again.decision is None:
        return
    yield f"{len(again.decision.ranked)} ranked, {record.shown} were on the screen"
    for ranked in again.decision.ranked:
        yield from _ranked(ranked)
    yield f"{len(again.decision.held)} held back"
    for held in again.decision.held:
        yield _held(held)


def _ranked(one: Ranked) -> Iterator[str]:
    by = one.factors
    mark = " (mandatory)" if one.mandatory else ""
    after = f" (continues {one.follow_up_of})" if one.follow_up_of else ""
    yield f"{one.rank:>4}  {one.action_id}  {one.asset_id}{mark}{after}"
    yield (
        f"      {one.priority!r} = propensity {by.propensity!r} x context {by.context!r}"
        f" x value {by.value!r} x lever {by.lever!r}; expected {by.expected!r}"
    )
    if one.why:
        yield f"      {one.why}"
    for reason in one.reasons:
        named = ", ".join(f"{key} {value}" for key, value in sorted(reason.params.items()))
        told = " ".join(part for part in (reason.code, named, reason.text) if part)
        yield f"      + {told}  ({reason.strength!r})"


def _held(one: Held) -> str:
    parts = [f"      {one.action_id}  {one.code}"]
    if one.until is not None:
        parts.append(f"until {_time(one.until)}")
    if one.rule:
        parts.append(f"by {one.rule}")
    if one.count:
        parts.append(f"after {one.count} times")
    if one.response_id:
        at = "" if one.caused_at is None else f" of {_time(one.caused_at)}"
        parts.append(f"for {one.sentiment or 'the'} answer {one.response_id}{at}")
    if one.touchpoint:
        parts.append(f"at {one.touchpoint}")
    return "  ".join(parts) + (f": {one.text}" if one.text else "")


def _time(at: int) -> str:
    """A workstation's clock may say anything."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"{at} ms"
