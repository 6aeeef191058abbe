"""`hub refused list`, `show`, `apply`, `discard`: entries of desktops that were not applied."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.catalogues.published import Catalogues
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.database import Database, one_look
from agent_desktop.hub.store.tables import refused_entries
from agent_desktop.hub.sync.sentiments import published
from agent_desktop.hub.sync.settling import Listed, listed, settle
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import SettlementVerdict

_REMEMBERED: Final = "link"
"""A kind whose effect a hub that serves keeps in memory, so no other process may bring it about."""


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("refused", help="entries of desktops that could not be applied")
    about = room.add_subparsers(metavar="COMMAND", required=True)

    listing = about.add_parser("list", help="what waits for a decision, newest first")
    data_folder(listing)
    listing.add_argument("--settled", action="store_true", help="those that are settled already")
    listing.add_argument("--limit", type=int, default=100, help="how many (default: 100)")
    listing.set_defaults(run=show_all)

    whole = about.add_parser("show", help="one of them, with its body, which holds personal data")
    data_folder(whole)
    whole.add_argument("entry", metavar="ID")
    whole.set_defaults(run=show_one)

    for name, verdict, said in (
        ("apply", SettlementVerdict.APPLIED, "apply it after all: its reason is gone"),
        ("discard", SettlementVerdict.DISCARDED, "nothing shall come of it"),
    ):
        one = about.add_parser(name, help=said)
        data_folder(one)
        one.add_argument("entry", metavar="ID")
        one.add_argument("--note", default="", help="why: the agent's desktop shows it")
        one.add_argument("--by", default="admin", help="who does it, for the audit log")
        one.set_defaults(run=decide, verdict=verdict)


def show_all(arguments: argparse.Namespace) -> int:
    """Prints a line an entry."""
    state = "settled" if arguments.settled else "open"
    left = max(1, arguments.limit)
    before: str | None = None
    with one_look(arguments.data) as connection:
        who = _admin("admin")
        sight = Sight(who, Policy(agents_visible=True))
        while left > 0:
            page: Listed = listed(connection, who, sight, state, before)
            for entry in page.entries[:left]:
                at = datetime.fromtimestamp(entry.received_at / 1000, UTC)
                end = f"  {entry.settled} by {entry.settled_by}" if entry.settled else ""
                say(
                    f"{entry.id}  {at:%Y-%m-%d %H:%M:%S}  {entry.kind} by {entry.by}"
                    f"  {entry.code}: {entry.message}{end}"
                )
            left -= len(page.entries)
            before = page.next
            if before is None:
                break
    return 0


def show_one(arguments: argparse.Namespace) -> int:
    """Raises Failed where there is none."""
    with one_look(arguments.data) as connection:
        row = connection.execute(
            select(refused_entries).where(refused_entries.c.id == arguments.entry)
        ).first()
    if row is None:
        raise Failed("No such entry was refused.")
    for name, value in row._asdict().items():
        if name != "body" and value not in {None, ""}:
            say(f"{name}: {value}")
    say("body: " + ("(not here)" if row.body is None else row.body.decode("utf-8", "replace")))
    return 0


def decide(arguments: argparse.Namespace) -> int:
    """Beside a hub that serves the folder, too. Raises Failed with the reason."""
    with Database.beside(arguments.data) as database:
        if not database.alone and arguments.verdict is SettlementVerdict.APPLIED:
            _beside(database, arguments.entry)
        sentiments = published(Catalogues(database))
        try:
            database.write_now(
                lambda unit: settle(
                    unit, _admin(arguments.by), arguments.entry, arguments.verdict,
                    arguments.note, sentiments,
                )
            )  # fmt: skip
        except HubError as error:
            raise Failed(str(error)) from None
    say(f"{arguments.entry} {arguments.verdict}")
    return 0


def _beside(database: Database, entry_id: str) -> None:
    with database.reading() as connection:
        kind = connection.execute(
            select(refused_entries.c.kind).where(refused_entries.c.id == entry_id)
        ).scalar()
    if kind == _REMEMBERED:
        raise Failed(
            "Who a number belongs to can't be changed beside a hub that runs: stop it first, or "
            "settle this in the window of a supervisor."
        )


def _admin(by: str) -> Principal:
    return Principal(subject=by, role=Role.ADMIN, team="", expires_at=0, token_id="")
