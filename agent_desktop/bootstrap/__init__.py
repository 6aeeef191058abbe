"""The desktop's composition root: the only place that picks adapters.

`main` is what `agent-desktop` runs; the demo and the tests call `launch.run` with surroundings of
their own. Nothing heavy is imported here.
"""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Exit status: 0 done or handed over, 1 it could not start, 2 wrong usage."""
    from agent_desktop.bootstrap.options import UsageError, parse

    try:
        options = parse(arguments)
    except UsageError as error:
        sys.stderr.write(f"{error} See agent-desktop --help.\n")
        return 2
    from agent_desktop.bootstrap.launch import run

    return run(options)
