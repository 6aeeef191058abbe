"""`hub desks`: desks with entries that have not reached the hub yet."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.command_line.answers import Commands, counted, data_folder, say
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.database import one_look
from agent_desktop.hub.sync.desks import waiting
from agent_desktop.hub.sync.visible import Sight


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser("desks", help="desks with entries that are not delivered yet")
    data_folder(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints a line a profile, those that wait longest first."""
    who = Principal(subject="admin", role=Role.ADMIN, team="", expires_at=0, token_id="")
    with one_look(arguments.data) as connection:
        found = waiting(connection, who, Sight(who, Policy(agents_visible=True)))
    for one in found:
        since = "" if one.oldest_at is None else f" since {_shown(one.oldest_at)}"
        say(f"{one.installation}  {one.subject}: {one.waiting}{since} (told {_shown(one.seen_at)})")
    say(f"{counted(len(found), 'desk')} waiting")
    return 0


def _shown(at: int) -> str:
    """A workstation's clock may say anything."""
    try:
        return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M}"
    except (OverflowError, OSError, ValueError):
        return "a time that can't be"
