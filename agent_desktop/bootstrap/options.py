"""What the command line says to the desktop."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent_desktop.telephony.hook.address import PROFILE_NAMED, default_profile
from agent_desktop.telephony.hook.forward import LONGEST


class UsageError(ValueError):
    """The message is for the terminal."""


@dataclass(frozen=True)
class Options:
    """How to start. `message` is a hook's, from a forwarder that found nobody running."""

    profile: Path
    hub: str = ""
    message: bytes = b""
    desk: bool = False
    """`profile` is the folder of the desk: which of the profiles in it, is found out or asked."""
    choose: bool = False
    """Ask who works here, also where there is one profile only."""


def parse(arguments: list[str]) -> Options:
    """Raises UsageError."""
    values: dict[str, str] = {}
    rest = list(arguments)
    from_stdin = choose = False
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.partition("=")
        if argument == "--message-on-stdin":
            from_stdin = True
        elif argument == "--choose":
            choose = True
        elif name in {"--profile", "--desk", "--hub"}:
            if not equals:
                if not rest:
                    raise UsageError(f"{name} needs a value.")
                value = rest.pop(0)
            values[name] = value
        else:
            raise UsageError(f"agent-desktop does not know '{argument}'.")
    profile, desk = values.get("--profile"), values.get("--desk")
    if profile and desk:
        raise UsageError("Give either --profile or --desk, not both.")
    named = profile or desk
    return Options(
        profile=(Path(named) if named else default_profile()).expanduser().absolute(),
        desk=bool(desk) or not (profile or os.environ.get(PROFILE_NAMED)),
        choose=choose,
        hub=values.get("--hub", ""),
        message=_first_line(sys.stdin.buffer) if from_stdin else b"",
    )


def _first_line(stream: Any) -> bytes:
    line: bytes = stream.readline(LONGEST)
    return line
