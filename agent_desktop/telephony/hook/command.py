"""`agent-desktop pop`: the arguments of a softphone's template, handed over as they came.

Arguments are read by hand: a placeholder or a number that begins with a dash must arrive in the
desktop, which can show what is wrong, and not end in a usage message that nobody sees.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from agent_desktop.telephony.hook.address import PROFILE_NAMED, default_profile
from agent_desktop.telephony.hook.forward import NOBODY, TAKEN, hand_over, start_desktop

OPTIONS = ("number", "name", "queue", "id", "state", "profile", "hub")


def main(arguments: list[str]) -> int:
    """Exit status: 0 handed over, 1 refused by the desktop (its words on stderr), 2 usage."""
    values: dict[str, str] = {}
    links: list[str] = []
    rest = list(arguments)
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.removeprefix("--").partition("=")
        if argument.startswith("--") and name in OPTIONS:
            if not equals:
                if not rest:
                    return _usage(f"--{name} needs a value.")
                value = rest.pop(0)
            values[name] = value
        else:
            links.append(argument)
    named = values.pop("profile", "") or os.environ.get(PROFILE_NAMED, "")
    profile = Path(named or default_profile())
    hub = values.pop("hub", "")
    if links and values:
        return _usage("Give either a link or --number and its companions, not both.")
    if len(links) > 1:
        return _usage("Give one link. If it holds spaces, the template must quote it.")
    if not links and not values:
        return _usage("There is no call to hand over: give --number or a link.")
    message: dict[str, object] = {"uri": links[0]} if links else dict(values)
    code, problem = hand_over(profile, message)
    if code == NOBODY:
        start_desktop(Path(named) if named else None, hub, message)
        return 0
    if problem:
        sys.stderr.write(problem + "\n")
    return 0 if code == TAKEN else 1


def _usage(problem: str) -> int:
    sys.stderr.write(f"{problem} See agent-desktop --help.\n")
    return 2
