"""`hub codes rotate`."""

from __future__ import annotations

import argparse

from agent_desktop.hub.command_line.answers import Commands, data_folder, say
from agent_desktop.hub.deciding.code_keys import KEPT, rotate


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("codes", help="the keys that sign touchpoints' response codes")
    about = room.add_subparsers(metavar="COMMAND", required=True)
    again = about.add_parser(
        "rotate",
        help="sign new codes with a new key; those that are out hold until they expire",
        description=f"Works beside a hub that serves. The last {KEPT} keys are kept.",
    )
    data_folder(again)
    again.set_defaults(run=new_key)


def new_key(arguments: argparse.Namespace) -> int:
    """Raises UnsafeKey."""
    say(f"key {rotate(arguments.data)} signs from now on")
    return 0
