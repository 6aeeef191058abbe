"""`hub quarantine list` and `hub quarantine release`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial

from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.ingestion.quarantine import (
    Released,
    Wanted,
    count_quarantine,
    list_quarantine,
    release,
)
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database, one_look

SOME = 100


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("quarantine", help="events that could not be used")
    about = room.add_subparsers(metavar="COMMAND", required=True)

    listing = about.add_parser("list", help="what waits, newest first; bodies hold personal data")
    data_folder(listing)
    listing.add_argument("--reason", default="", help="only those with this reason")
    listing.add_argument("--touchpoint", default="", help="only those of this touchpoint")
    listing.add_argument("--limit", type=int, default=20, help="how many (default: 20)")
    listing.add_argument("--bodies", action="store_true", help="print what was sent, too")
    listing.set_defaults(run=show)

    again = about.add_parser("release", help="read them again, after the catalogue was mended")
    data_folder(again)
    again.add_argument("ids", nargs="*", type=int, metavar="ID")
    again.add_argument("--all", action="store_true", help="everything that waits")
    again.add_argument("--write-key", default="", help="for events that came with an unknown one")
    again.add_argument("--by", default="admin", help="who does it, for the audit log")
    again.set_defaults(run=let_go)


def show(arguments: argparse.Namespace) -> int:
    """Prints a line an event, and a summary."""
    with one_look(arguments.data) as connection:
        counts = count_quarantine(connection)
        found = list_quarantine(
            connection,
            Wanted(arguments.reason, arguments.touchpoint, None, max(1, arguments.limit)),
        )
    for one in found:
        at = datetime.fromtimestamp(one.received_at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        where = one.touchpoint or "-"
        say(f"{one.id}  {at}  {where}  {one.source}  {one.reason} x{one.times}: {one.says}")
        if arguments.bodies:
            say(f"    {one.body.decode('utf-8', 'backslashreplace')}")
    for (touchpoint, reason), count in sorted(counts.items()):
        say(f"{count:>8}  {touchpoint or '-'}  {reason}")
    say(f"{sum(counts.values())} waiting")
    return 0


def let_go(arguments: argparse.Namespace) -> int:
    """Exit status 1 if any was refused again."""
    with Database.open(arguments.data) as database:
        touchpoints = _touchpoints(database)
        ids = list(arguments.ids)
        if arguments.all:
            ids = _waiting(database)
        if not ids:
            raise Failed("Say which: ids of `hub quarantine list`, or --all.")
        done: list[Released] = []
        for start in range(0, len(ids), SOME):
            done += database.write_now(
                partial(
                    release,
                    ids=ids[start : start + SOME],
                    touchpoints=touchpoints,
                    by=arguments.by,
                    write_key=arguments.write_key,
                )
            )
    refused = [one for one in done if not one.accepted]
    for one in refused:
        say(f"{one.id} still {one.reason}")
    say(f"{len(done) - len(refused)} released, {len(refused)} refused again")
    return 1 if refused else 0


def _touchpoints(database: Database) -> Touchpoints:
    catalogues = Catalogues(database)
    if not catalogues.version:
        raise Failed("No catalogue is in force, so no touchpoint is known. Serve one first.")
    catalogue = catalogues.parsed(CURRENT)
    return Touchpoints(catalogue.touchpoints.values(), catalogue.region)


def _waiting(database: Database) -> list[int]:
    ids: list[int] = []
    before: int | None = None
    while True:
        with database.reading() as connection:
            found = list_quarantine(connection, Wanted("", "", before, 1_000))
        if not found:
            return ids
        ids += [one.id for one in found]
        before = found[-1].id
