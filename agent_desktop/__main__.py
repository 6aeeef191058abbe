"""The command line. Lean: `pop` runs while a telephone rings, and must import next to nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

VERBS = ("pop", "sign-in", "diagnostics", "hub", "demo", "pull")

USAGE = """\
usage: agent-desktop [--profile DIR | --desk DIR] [--choose] [--hub URL]
       agent-desktop pop --number NUMBER [--name NAME] [--queue QUEUE] [--id ID] [--state STATE]
       agent-desktop pop LINK
       agent-desktop sign-in --hub URL [--profile DIR]
       agent-desktop diagnostics [--profile DIR] FILE
       agent-desktop hub COMMAND ...
       agent-desktop demo ...

Opens the desktop, or brings it to the front if it is running.

commands:
  pop          hand a call to the running desktop, or start it with the call
  sign-in      keep a token (read from standard input or asked for) for this profile
  diagnostics  write a bundle for support to FILE (a zip without personal data)
  hub          the service: serve, import, token, quarantine ...
  demo         a hub with made-up customers, and a desktop to try it on

options:
  --profile DIR   the folder of one person's encrypted data (or AGENT_DESKTOP_PROFILE)
  --desk DIR      the folder of a desk with a profile a person (else the user's data folder)
  --choose        ask who works here, also where there is one profile only
  --hub URL       the hub's address, such as https://hub.example.org
  --version       print the version
  --help          print this
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 it could not be done (a sentence on stderr), 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name in letters that this terminal does not have must not end the program.
        sys.stdout.reconfigure(errors="replace")
    verb = arguments[0] if arguments else ""
    if verb == "pop":
        from agent_desktop.telephony.hook.command import main as pop

        return pop(arguments[1:])
    if verb in {"--help", "-h", "help"}:
        sys.stdout.write(USAGE)
        return 0
    if verb == "--version":
        from importlib.metadata import version

        sys.stdout.write(f"agent-desktop {version('agent-desktop')}\n")
        return 0
    if verb in VERBS:
        return _command(verb, arguments[1:])
    if verb and not verb.startswith("-"):
        sys.stderr.write(
            f"agent-desktop has no command '{verb}'. There are {', '.join(VERBS[:-1])}; "
            "see agent-desktop --help.\n"
        )
        return 2
    from agent_desktop.bootstrap import main as desktop

    return desktop(arguments)


def _command(verb: str, arguments: list[str]) -> int:
    if verb == "sign-in":
        from agent_desktop.bootstrap.sign_in import main as sign_in

        return sign_in(arguments)
    if verb == "diagnostics":
        from agent_desktop.bootstrap.diagnostics import main as diagnostics

        return diagnostics(arguments)
    if verb == "hub":
        from agent_desktop.hub.commands import main as hub

        return hub(arguments)
    if verb == "demo":
        from agent_desktop.demo.commands import main as demo

        return demo(arguments)
    from agent_desktop.puller import main as pull

    return pull()


if __name__ == "__main__":
    sys.exit(main())
