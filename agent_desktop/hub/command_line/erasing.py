"""`hub erase`: take everything about a customer away, here and on every desktop."""

from __future__ import annotations

import argparse
import time
from typing import Final

from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.erasing import finding, orders
from agent_desktop.hub.store.database import Database, one_look

_PATIENCE_S: Final = 60.0
_PAUSE_S: Final = 0.2


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser(
        "erase", help="take everything about a customer away, here and on every desktop"
    )
    data_folder(parser)
    parser.add_argument(
        "customer", metavar="CUSTOMER|IDENTITY", help="a customer's id, or such as phone:+44..."
    )
    parser.add_argument(
        "--yes", action="store_true", help="do it; without this it says what would go"
    )
    parser.add_argument(
        "--objected",
        action="store_true",
        help="they objected to being called: keep keyed hashes, so that it holds if they come back",
    )
    parser.add_argument("--by", default="admin", help="who does it, for the audit log")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Beside a hub that serves the folder, too. Raises Failed."""
    with one_look(arguments.data) as connection:
        customer_id = finding.customer_of(connection, arguments.customer)
        if customer_id is None:
            raise Failed(
                "The hub has nobody by that, or more than one: look the customer up, and name "
                "their id."
            )
        if not arguments.yes:
            who = finding.person(connection, customer_id)
            counts = finding.counted(connection, who, finding.named(connection, who))
            _tell(f"customer {customer_id} would be erased", counts)
            say("Nothing was done. Say --yes to do it: it can't be taken back.")
            return 0
    with Database.beside(arguments.data) as database:
        order = database.write_now(
            lambda unit: orders.lay(
                unit, customer_id, arguments.by, objected=arguments.objected
            )
        )  # fmt: skip
        if database.alone:
            orders.Erasures(database).carry_out()
        _tell(f"customer {customer_id} is erased", _wait(database, order))
    say("Desktops forget them at their next contact with the hub. Backups still have them.")
    return 0


def _wait(database: Database, order: int) -> dict[str, int]:
    end = time.monotonic() + _PATIENCE_S
    while True:
        with database.reading() as connection:
            report = orders.report_of(connection, order)
        if report is not None:
            return report
        if time.monotonic() > end:
            raise Failed(
                "The hub that serves this folder has not done it yet. It will, or at its next "
                "start; look into its log."
            )
        time.sleep(_PAUSE_S)


def _tell(what: str, counts: dict[str, int]) -> None:
    rows = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items())
    say(f"{what}: {rows or 'no rows'}")
