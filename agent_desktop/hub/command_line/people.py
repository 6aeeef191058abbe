"""`hub customers merge`, `unmerge`, `relink` and `links`."""

from __future__ import annotations

import argparse

from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.stitching.customers import load_customer
from agent_desktop.hub.stitching.merging import merge, relink, unmerge
from agent_desktop.hub.store.database import Database, one_look

_LINKS = (
    "SELECT l.id, l.kind, l.reason, l.touchpoint, l.trusted, l.active, l.times,"
    " a.namespace AS one, b.namespace AS other"
    " FROM links AS l JOIN identities AS a ON a.id = l.a JOIN identities AS b ON b.id = l.b"
    " WHERE a.customer_id = ? OR b.customer_id = ? ORDER BY l.id"
)


def add(commands: Commands) -> None:
    """Adds the parsers."""
    room = commands.add_parser("customers", help="who is who")
    about = room.add_subparsers(metavar="COMMAND", required=True)

    join = about.add_parser("merge", help="two customers are one person")
    data_folder(join)
    join.add_argument("customers", nargs=2, metavar="ID")
    join.add_argument("--reason", default="admin", help="a code for the audit, not free text")
    join.add_argument("--by", default="admin", help="who does it, for the audit log")
    join.set_defaults(run=join_two)

    part = about.add_parser("unmerge", help="take a link away: the former customers come back")
    data_folder(part)
    part.add_argument("link", type=int, help="as `merge` or `links` printed it")
    part.add_argument("--by", default="admin", help="who does it, for the audit log")
    part.set_defaults(run=take_apart)

    again = about.add_parser("relink", help="give back a link that was taken away")
    data_folder(again)
    again.add_argument("link", type=int)
    again.add_argument("--by", default="admin", help="who does it, for the audit log")
    again.set_defaults(run=give_back)

    evidence = about.add_parser("links", help="the evidence that holds a customer together")
    data_folder(evidence)
    evidence.add_argument("customer", metavar="ID")
    evidence.set_defaults(run=links)


def join_two(arguments: argparse.Namespace) -> int:
    """Prints the link's id. Raises CannotStitch."""
    one, other = arguments.customers
    with Database.open(arguments.data) as database:
        link = database.write_now(
            lambda unit: merge(unit, one, other, arguments.reason, arguments.by)
        )
    say(f"merged by link {link}")
    return 0


def take_apart(arguments: argparse.Namespace) -> int:
    """Raises CannotStitch."""
    with Database.open(arguments.data) as database:
        database.write_now(lambda unit: unmerge(unit, arguments.link, arguments.by))
    say(f"link {arguments.link} taken away")
    return 0


def give_back(arguments: argparse.Namespace) -> int:
    """Raises CannotStitch."""
    with Database.open(arguments.data) as database:
        database.write_now(lambda unit: relink(unit, arguments.link, arguments.by))
    say(f"link {arguments.link} given back")
    return 0


def links(arguments: argparse.Namespace) -> int:
    """Names kinds of identities, never their values."""
    with one_look(arguments.data) as connection:
        customer = load_customer(connection, arguments.customer)
        if customer is None:
            raise Failed("The hub has no such customer.")
        rows = connection.exec_driver_sql(_LINKS, (customer.id, customer.id)).all()
    for row in rows:
        state = "" if row.active else " (taken away)"
        trust = "trusted" if row.trusted else "claimed"
        say(
            f"{row.id}  {row.one} - {row.other}  {row.kind}: {row.reason},"
            f" {row.times} x at {row.touchpoint or '-'}, {trust}{state}"
        )
    say(f"customer {customer.id}, {customer.events} events, {len(rows)} links")
    return 0
