"""`python -m agent_desktop.hub`: the hub's commands without the desktop's command line."""

from __future__ import annotations

import sys

from agent_desktop.hub.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
