"""`hub serve`."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors
from agent_desktop.hub.catalogues.files import NoFile, read
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder
from agent_desktop.hub.policy import Policy


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser("serve", help="run the service until a signal ends it")
    data_folder(parser)
    parser.add_argument(
        "--port", type=port, default=8377, help="TCP port; 0 picks a free one and prints it"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument(
        "--catalogue",
        default="",
        metavar="FILE|NAME",
        help="catalogue to put in force: a TOML file, or a shipped one (demo, loans)",
    )
    parser.add_argument(
        "--offline-customers",
        type=int,
        default=2_000,
        metavar="N",
        help="how many of the most recent customers a desktop keeps (default: %(default)s)",
    )
    parser.add_argument(
        "--agents-visible",
        action="store_true",
        help="supervisors see which agent recorded a response (ask your works council first)",
    )
    parser.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="TOML: agents_visible, who sees which field, what desktops keep (see docs/api.md)",
    )
    parser.add_argument(
        "--heartbeat",
        type=float,
        default=15.0,
        metavar="SECONDS",
        help="between heartbeats of the streams (default: %(default)s)",
    )
    parser.add_argument(
        "--learn-every",
        type=float,
        default=15.0,
        metavar="MINUTES",
        help="between rounds of learning from answers; 0: never (default: %(default)s)",
    )
    parser.add_argument(
        "--learn-after",
        type=int,
        default=50,
        metavar="N",
        help="matured answers that make a round worth while (default: %(default)s)",
    )
    parser.add_argument(
        "--learn-grace",
        type=float,
        default=60.0,
        metavar="MINUTES",
        help="so long after an outcome's window has closed its event may come in and still count"
        " (default: %(default)s)",
    )
    parser.add_argument(
        "--log-requests", action="store_true", help="log each request, not only slow ones"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serves. Raises the errors of hub.serve."""
    # Half a second of imports that no other command needs.
    from agent_desktop.hub.learning.worker import Options as Learning
    from agent_desktop.hub.logs import to_stderr
    from agent_desktop.hub.policy_following import PolicyFile
    from agent_desktop.hub.serve import Options, serve

    to_stderr(logging.INFO)
    policy, policy_file = Policy(agents_visible=arguments.agents_visible), None
    if arguments.policy:
        policy_file = PolicyFile(arguments.policy, agents_visible=arguments.agents_visible)
        policy = policy_file.read()
    name, text, refused = "", "", None
    if arguments.catalogue:
        try:
            name, text = catalogue(arguments.catalogue)
        except CatalogueErrors as errors:
            refused = errors
    serve(
        Options(
            data=arguments.data,
            host=arguments.host,
            port=arguments.port,
            catalogue=text,
            catalogue_name=name,
            catalogue_refused=refused,
            offline_customers=max(0, arguments.offline_customers),
            policy=policy,
            policy_file=policy_file,
            heartbeat_s=max(0.1, arguments.heartbeat),
            log_requests=arguments.log_requests,
            learning=Learning(
                every_s=max(0.0, arguments.learn_every * 60),
                least=max(1, arguments.learn_after),
                grace_s=max(0.0, arguments.learn_grace * 60),
            ),
        )
    )
    return 0


def catalogue(wanted: str) -> tuple[str, str]:
    """Name for messages, and text, of a file or a shipped catalogue. Raises Failed, and
    CatalogueErrors for a file that is no text."""
    try:
        found = read(wanted)
    except NoFile as error:
        raise Failed(str(error)) from None
    return found.name, found.text


def port(text: str) -> int:
    """A TCP port. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)
