"""`hub catalogue check`, `diff`, `apply`, `history` and `rollback`. All work beside a hub."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.domain.toml_tables import shown
from agent_desktop.hub.catalogues.differences import differences, summary
from agent_desktop.hub.catalogues.history import full_version, history
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.command_line import serving
from agent_desktop.hub.command_line.answers import Commands, Failed, counted, data_folder, say
from agent_desktop.hub.command_line.catalogue_impact import show_impact
from agent_desktop.hub.policy import Policy, read_policy
from agent_desktop.hub.store.database import Database
from agent_desktop.protocol.errors import NotFound

FILE = "a TOML file, or a shipped catalogue (demo, loans)"
MOST_LINES = 60


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("catalogue", help="check, compare and publish catalogues")
    about = room.add_subparsers(metavar="COMMAND", required=True)

    checking = about.add_parser("check", help="name all mistakes of a file, and publish nothing")
    checking.add_argument("file", metavar="FILE|NAME", help=FILE)
    _policy(checking)
    checking.set_defaults(run=check)

    comparing = about.add_parser("diff", help="what a file changes from what is in force")
    comparing.add_argument("file", metavar="FILE|NAME", help=FILE)
    data_folder(comparing)
    _policy(comparing)
    comparing.add_argument(
        "--impact",
        action="store_true",
        help="decide for the stored customers, and say who gains and loses each action",
    )
    comparing.add_argument(
        "--sample", type=_count, metavar="N", help="of so many customers (default: all)"
    )
    comparing.add_argument(
        "--touchpoint",
        action="append",
        default=[],
        metavar="NAME",
        help="where; may be repeated (default: the first one with agents)",
    )
    comparing.add_argument(
        "--at", type=moment, metavar="TIME", help="such as 2026-11-30T09:00 UTC (default: now)"
    )
    comparing.set_defaults(run=diff)

    applying = about.add_parser("apply", help="check a file and put it in force")
    applying.add_argument("file", metavar="FILE|NAME", help=FILE)
    data_folder(applying)
    _policy(applying)
    applying.add_argument("--by", default="admin", help="who does it, for the audit log")
    applying.set_defaults(run=put_in_force)

    looking = about.add_parser("history", help="which versions were in force, and who put them")
    data_folder(looking)
    looking.set_defaults(run=show_history)

    back = about.add_parser("rollback", help="put an earlier version in force again")
    back.add_argument("version", metavar="VERSION", help="or its first four digits, or more")
    data_folder(back)
    back.add_argument("--by", default="admin", help="who does it, for the audit log")
    back.set_defaults(run=roll_back)


def check(arguments: argparse.Namespace) -> int:
    """Prints what the file holds. Raises CatalogueErrors with all of its mistakes."""
    name, catalogue = _checked(arguments)
    counts = [
        counted(len(catalogue.actions), "action"),
        counted(len(catalogue.touchpoints), "touchpoint"),
        counted(len(catalogue.signals), "signal"),
        counted(len(catalogue.policies), "policy", "policies"),
        counted(len(catalogue.limits), "limit"),
        counted(len(catalogue.criteria), "criterion", "criteria"),
        counted(len(catalogue.learning.features), "feature"),
    ]
    say(f"{name} is sound: {', '.join(counts)}. Version {catalogue.version}.")
    return 0


def diff(arguments: argparse.Namespace) -> int:
    """Prints a line for each thing that changes; with --impact the counts of customers too."""
    _, after = _checked(arguments)
    for name in arguments.touchpoint:
        if name not in after.touchpoints:
            raise Failed(f"The catalogue has no touchpoint {name}. There are: "
                         f"{', '.join(after.touchpoints)}.")  # fmt: skip
    with _looking(arguments.data) as database:
        before = _in_force(Catalogues(database))
        _tell(before, after)
        if arguments.impact:
            with database.reading() as connection:
                show_impact(connection, before, after, arguments)
    return 0


def put_in_force(arguments: argparse.Namespace) -> int:
    """Raises CatalogueErrors with all of the file's mistakes; what was in force then stays."""
    name, after = _checked(arguments)
    with Database.beside(arguments.data) as database:
        catalogues = Catalogues(database)
        before = _in_force(catalogues)
        if before is not None and before.version == after.version:
            say(f"Version {after.version} is in force already.")
            return 0
        _tell(before, after)
        catalogues.publish_now(after.text, name, arguments.by)
    say(f"Version {after.version} is in force. A hub that is running follows within a second, and "
        "its desktops with it.")  # fmt: skip
    return 0


def show_history(arguments: argparse.Namespace) -> int:
    """The newest first."""
    with _looking(arguments.data) as database, database.reading() as connection:
        found = history(connection)
    for one in found:
        at = datetime.fromtimestamp(one.at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        how = " (rolled back)" if one.rolled_back else ""
        now = "  in force" if one.in_force else ""
        say(f"{one.version}  {at}  {shown(one.by) or '-'}{how}{now}")
    if not found:
        say("No catalogue was ever in force.")
    return 0


def roll_back(arguments: argparse.Namespace) -> int:
    """Raises Failed for a version that this hub never had, or that this program can't read."""
    _there(arguments.data)
    with Database.beside(arguments.data) as database:
        with database.reading() as connection:
            version = full_version(connection, arguments.version)
        if version is None:
            raise Failed(f"There is no version {arguments.version}, or more than one. "
                         "See `hub catalogue history`.")  # fmt: skip
        catalogues = Catalogues(database)
        before = _in_force(catalogues)
        if version == catalogues.version:
            say(f"Version {version} is in force already.")
            return 0
        _tell(before, catalogues.parsed(version))
        catalogues.roll_back_now(version, arguments.by)
    say(f"Version {version} is in force again. A hub that is running follows within a second.")
    return 0


def moment(text: str) -> int:
    """A date, or a date with its time, as ms; UTC where it does not say. Raises
    ArgumentTypeError."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a time is written 2026-11-30T09:00") from None
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number of customers is 1 or more")
    return int(text)


def _policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="as for `hub serve`: who sees which field"
    )


def _checked(arguments: argparse.Namespace) -> tuple[str, Catalogue]:
    name, text = serving.catalogue(arguments.file)
    policy = read_policy(arguments.policy) if arguments.policy else Policy()
    return name, parse_catalogue(text, name, policy.visibility)


def _there(folder: Path) -> None:
    if not (folder / "hub.db").is_file():
        raise Failed(f"There is no hub's database in {folder}. Name the folder of `hub serve`.")


@contextlib.contextmanager
def _looking(folder: Path) -> Iterator[Database]:
    """For reading; nothing is made where there is no hub."""
    _there(folder)
    with Database.beside(folder) as database:
        yield database


def _in_force(catalogues: Catalogues) -> Catalogue | None:
    try:
        return catalogues.parsed(CURRENT)
    except NotFound:
        return None


def _tell(before: Catalogue | None, after: Catalogue) -> None:
    found = differences(before, after)
    was = before.version if before is not None else "nothing"
    say(f"From {was} to {after.version}: {summary(found)}.")
    for one in found[:MOST_LINES]:
        say(f"  {one}")
    if len(found) > MOST_LINES:
        say(f"  and {len(found) - MOST_LINES} more")
