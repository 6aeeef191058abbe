"""`hub token`, `hub new-epoch`, `hub audit verify`."""

from __future__ import annotations

import argparse

from agent_desktop.domain.visibility import Role
from agent_desktop.hub import audit
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.store.database import begin_new_epoch, one_look

DAY_S = 86_400


def add(commands: Commands) -> None:
    """Adds the parsers."""
    issue = commands.add_parser("token", help="print a bearer token")
    data_folder(issue)
    issue.add_argument("--role", type=Role, choices=list(Role), required=True)
    issue.add_argument("--team", required=True)
    issue.add_argument("--subject", required=True, help="who signs in, such as a user name")
    issue.add_argument("--days", type=float, default=1.0, help="how long it holds (default: 1)")
    issue.set_defaults(run=token)

    epoch = commands.add_parser(
        "new-epoch", help="after restoring a backup: desktops pull and send again"
    )
    data_folder(epoch)
    epoch.set_defaults(run=new_epoch)

    log = commands.add_parser("audit", help="the audit log")
    about = log.add_subparsers(metavar="COMMAND", required=True)
    verify = about.add_parser("verify", help="check that nobody changed it")
    data_folder(verify)
    verify.set_defaults(run=audit_verify)


def token(arguments: argparse.Namespace) -> int:
    """Prints the token and nothing else."""
    if not 0 < arguments.days <= 3_660:
        raise Failed("A token holds for up to 3660 days.")
    tokens = Tokens(load_or_make(arguments.data))
    try:
        made = tokens.issue(
            subject=arguments.subject,
            role=arguments.role,
            team=arguments.team,
            lasts_s=max(1, int(arguments.days * DAY_S)),
        )
    except ValueError as error:
        raise Failed(str(error)) from None
    say(made)
    return 0


def new_epoch(arguments: argparse.Namespace) -> int:
    """The hub must not be running."""
    say(f"epoch {begin_new_epoch(arguments.data)}")
    return 0


def audit_verify(arguments: argparse.Namespace) -> int:
    """Exit status 1 if the log was changed."""
    with one_look(arguments.data) as connection:
        found = audit.verify(connection)
    if found.broken_at is not None:
        raise Failed(
            f"The audit log was changed: row {found.broken_at} does not follow from those before. "
            "Compare with a backup."
        )
    say(f"{found.rows} rows, all in order; the chain ends with {found.end}")
    return 0
