"""`hub model list`, `show`, `rollback`, `train`, `freeze` and `thaw`. All work beside a hub."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection

from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.learning import marks, orders
from agent_desktop.hub.learning.in_force import STARTING, Kept, in_force, kept
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.store.database import Database, one_look
from agent_desktop.protocol.errors import NotFound

NAMES = "a version, or as much of its beginning as is needed"
MINUTE_MS = 60_000
_TRIES = 5


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("model", help="what was learnt, and which model is in force")
    about = room.add_subparsers(metavar="COMMAND", required=True)

    listing = about.add_parser("list", help="the models that are kept, newest first")
    data_folder(listing)
    listing.add_argument("--limit", type=int, default=20, help="how many (default: 20)")
    listing.set_defaults(run=show_list)

    one = about.add_parser("show", help="all about one of them")
    data_folder(one)
    one.add_argument("version", metavar="VERSION", help=f"{NAMES}, or 'current'")
    one.set_defaults(run=show)

    back = about.add_parser(
        "rollback",
        help="put an earlier model in force, and keep it there until 'thaw'",
        description="Desktops follow with their next pull. Learning goes on, but puts nothing in "
        "force until 'hub model thaw'. Where the cases themselves were wrong, learn again from "
        "those before: 'hub model train --anew --until DATE'.",
    )
    data_folder(back)
    back.add_argument(
        "version", metavar="VERSION", help=f"{NAMES}, or 'none' for the catalogue's starting values"
    )
    back.add_argument("--by", default="admin", help="who does it, for the audit log")
    back.set_defaults(run=roll_back)

    learn = about.add_parser("train", help="learn now from what has matured")
    data_folder(learn)
    learn.add_argument(
        "--anew", action="store_true", help="forget what was learnt, and go through all kept cases"
    )
    learn.add_argument(
        "--since",
        type=day,
        metavar="DATE",
        help="with --anew: cases that matured on that day or later, such as 2026-11-30",
    )
    learn.add_argument(
        "--until", type=day, metavar="DATE", help="with --anew: those that matured before that day"
    )
    learn.add_argument(
        "--grace",
        type=float,
        default=60.0,
        metavar="MINUTES",
        help="so long after a window has closed its events may come in (default: %(default)s)",
    )
    learn.set_defaults(run=train)

    for name, says, command in (
        ("freeze", "learn on, but put no model in force by itself", freeze),
        ("thaw", "end that: the next model that is learnt may come into force", thaw),
    ):
        parser = about.add_parser(name, help=says)
        data_folder(parser)
        parser.add_argument("--by", default="admin", help="who does it, for the audit log")
        parser.set_defaults(run=command)

    turn = about.add_parser("turn")  # the hub starts it, see hub.learning.process
    data_folder(turn)
    turn.set_defaults(run=take_turn)


def show_list(arguments: argparse.Namespace) -> int:
    """Prints a line a model."""
    with one_look(arguments.data) as connection:
        found = kept(connection, max(1, arguments.limit))
        position, version = in_force(connection)
        frozen = bool(marks.read(connection, marks.FROZEN))
    for one in found:
        say(f"{'*' if one.version == version else ' '} {_line(one)}")
    if version == STARTING:
        say("The catalogue's starting values are in force" + (" again." if position else "."))
    if frozen:
        say("Frozen: no model is put in force by itself until `hub model thaw`.")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Prints what is known of one."""
    with one_look(arguments.data) as connection:
        version = _found(connection, arguments.version)
        one = next(iter(kept(connection, 1, version)), None) if version else None
        current = in_force(connection)[1]
    if one is None:
        say("The catalogue's starting values; nothing is learnt in them.")
        return 0
    say(f"{one.version}  of catalogue {one.catalogue}")
    say(f"made       {_time(one.made_at)}")
    say(f"learnt     {one.cases:,} cases")
    say(f"in force   {_standing(one, current)}")
    for name, value in one.report.items():
        say(
            f"{name:<10} {value if isinstance(value, str) else msgspec.json.encode(value).decode()}"
        )
    return 0


def roll_back(arguments: argparse.Namespace) -> int:
    """Raises Failed for a model that does not exist, or can't be used."""
    with Database.beside(arguments.data) as database:
        with database.reading() as connection:
            version = _found(connection, arguments.version)
        _usable(database, version)
        database.write_now(partial(orders.roll_back, version=version, by=arguments.by))
    what = f"Model {version} is" if version else "The catalogue's starting values are"
    say(f"{what} in force until `hub model thaw`. Desktops follow with their next pull.")
    return 0


def freeze(arguments: argparse.Namespace) -> int:
    """Prints what holds now."""
    with Database.beside(arguments.data) as database:
        database.write_now(partial(orders.freeze, by=arguments.by))
    say("Frozen: learning goes on, but what is in force stays until `hub model thaw`.")
    return 0


def thaw(arguments: argparse.Namespace) -> int:
    """Prints what holds now."""
    with Database.beside(arguments.data) as database:
        version = database.write_now(partial(orders.thaw, by=arguments.by))
    if version is None:
        say("Nothing was frozen.")
    elif version:
        say(f"Thawed: model {version}, which waited, is in force.")
    else:
        say("Thawed: the next model that is learnt may come into force.")
    return 0


def train(arguments: argparse.Namespace) -> int:
    """Exit status 0 also where there was nothing to learn."""
    from agent_desktop.hub.learning import turn

    if not arguments.anew and (arguments.since is not None or arguments.until is not None):
        raise Failed("Dates belong to --anew: what was learnt can't be unlearnt by date.")
    learnt, version, tries, anew = 0, "", 0, arguments.anew
    with Database.beside(arguments.data) as database:
        while True:
            wish = turn.Wish(
                now=database.now(),
                grace_ms=max(0, int(arguments.grace * MINUTE_MS)),
                least=1,
                anew=anew,
                since=arguments.since or 0,
                until=arguments.until,
            )
            with database.reading() as connection:
                taken = turn.take(connection, wish)
            try:
                done = database.write_now(partial(turn.store, turn=taken))
            except turn.Overtaken:
                tries += 1
                if tries == _TRIES:
                    raise Failed("The hub is learning just now. Try again in a minute.") from None
                continue
            if done.version:
                learnt, version, anew = learnt + done.learnt, done.version, False
                _tell(done)
            if not taken.more:
                break
    if not version:
        say("Nothing has matured that was not learnt before.")
    return 0


def take_turn(arguments: argparse.Namespace) -> int:
    """A turn for the hub that started this process."""
    from agent_desktop.hub.learning.process import main

    return main(arguments.data)


def day(text: str) -> int:
    """A date as ms since the epoch, UTC. Raises ArgumentTypeError."""
    try:
        found = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    except ValueError:
        raise argparse.ArgumentTypeError("a date is written 2026-11-30") from None
    return int(found.timestamp() * 1000)


def _tell(done: Any) -> None:
    reasons = {
        "": "in force",
        "worse": "not in force: on the newest cases it was worse than the one that is",
        "frozen": "not in force: frozen until `hub model thaw`",
    }
    say(f"{done.learnt:,} cases learnt, model {done.version}: {reasons[done.why_not]}")


def _found(connection: Connection, told: str) -> str:
    version = orders.find(connection, told)
    if version is None:
        raise Failed("There is no such model, or more than one. See `hub model list`.")
    return version


def _usable(database: Database, version: str) -> None:
    try:
        Models(database).propensities(version, Catalogues(database).parsed(CURRENT))
    except NotFound as refusal:
        raise Failed(f"That model can't be put in force. {refusal}") from None


def _line(one: Kept) -> str:
    held = one.report.get("held_back")
    note = f"  held back: {held}" if held and not one.position else ""
    return f"{one.version}  {_time(one.made_at)}  {one.cases:>9,} cases  {one.catalogue}{note}"


def _standing(one: Kept, current: str) -> str:
    if one.version == current:
        return "yes"
    return "was once" if one.position else "never"


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
