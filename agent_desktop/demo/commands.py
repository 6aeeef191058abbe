"""`agent-desktop demo`: a hub with journeys and a desktop to try it on.

With a display it opens the agent's window and a panel that places simulated calls. Without one it
plays a scripted hour offscreen, tells each step with its time and saves a picture of each.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

HUB_EXTRA = "The demo needs the hub's libraries. Install them: pip install 'agent-desktop[hub]'"


def main(argv: Sequence[str]) -> int:
    """Exit status: 0 played to the end, 1 a step failed or it could not start, 2 wrong usage, 130
    stopped from outside before it had begun."""
    if list(argv) == ["--second-desk"]:
        from agent_desktop.demo.second_desk import main as second

        return second()
    arguments = _parser().parse_args(argv)
    offscreen = arguments.offscreen or arguments.first_call or not _has_display()
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from agent_desktop.hub.commands import NEEDED

    if any(_absent(name) for name in NEEDED):
        sys.stderr.write(HUB_EXTRA + "\n")
        return 1
    from agent_desktop.demo.playing import play, show

    data = Path(arguments.data).expanduser() if arguments.data else None
    if data is not None and not data.is_file():
        sys.stderr.write(f"There is no file {data}.\n")
        return 1
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        if offscreen:
            output = Path(arguments.output)
            return play(data, arguments.catalogue, output, first_call_only=arguments.first_call)
        return show(data, arguments.catalogue)
    except KeyboardInterrupt:  # with all that the demo made removed on the way here
        sys.stderr.write("The demo was stopped.\n")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="agent-desktop demo",
        description="A hub with made-up or recorded customers, and a desktop to try it on.",
    )
    parser.add_argument(
        "--data",
        metavar="FILE",
        default="",
        help="real journeys (NDJSON, also .gz) instead of made-up ones",
    )
    parser.add_argument(
        "--catalogue", metavar="NAME|FILE", default="", help="demo, loans or a TOML file"
    )
    parser.add_argument(
        "--offscreen", action="store_true", help="play the scripted hour even with a display"
    )
    parser.add_argument(
        "--first-call", action="store_true", help="stop the scripted hour after its first call"
    )
    parser.add_argument(
        "--output",
        metavar="DIR",
        default="demo-output",
        help="where the scripted hour saves its pictures (default: %(default)s)",
    )
    return parser


def _has_display() -> bool:
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or sys.platform in {"win32", "darwin"}


def _absent(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is None
