"""`hub catalogue diff --impact`: the counts, and how far they are."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime

from sqlalchemy import Connection

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.hub.catalogues.impact import Counting, Impact, usual_touchpoint
from agent_desktop.hub.command_line.answers import say
from agent_desktop.hub.policy import read_policy
from agent_desktop.hub.store.database import system_clock


def show_impact(
    connection: Connection,
    before: Catalogue | None,
    after: Catalogue,
    arguments: argparse.Namespace,
) -> None:
    """Decides for the stored customers, and prints who gains and loses what."""
    at = system_clock() if arguments.at is None else arguments.at
    touchpoints = arguments.touchpoint or [usual_touchpoint(after)]
    policy = read_policy(arguments.policy) if arguments.policy else None
    counting = Counting(before, after, touchpoints, at, policy)
    bar = _Bar()
    impacts = counting.count(connection, arguments.sample, bar)
    shown = datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M")
    for one in impacts:
        _tell_impact(one, after, before, shown)
    for action, times in sorted(counting.failures.items()):
        say(f"A rule of '{action}' failed {times:,} times: those customers would not get it.")


def _tell_impact(impact: Impact, after: Catalogue, before: Catalogue | None, at: str) -> None:
    say(
        f"At {impact.touchpoint} on {at} UTC, of {impact.customers:,} customers "
        f"{impact.changed:,} get another list; {impact.empty_after:,} get an empty one "
        f"({impact.empty_before:,} now)."
    )
    moved = {*impact.gained, *impact.lost}
    if not moved:
        say("  No action comes or goes.")
        return
    say(f"  {'gain':>8}  {'lose':>8}  {'before':>8}  {'after':>8}  action")
    order = sorted(moved, key=lambda a: (-(impact.gained[a] + impact.lost[a]), a))
    for action in order:
        known = after.actions.get(action) or (before.actions[action] if before else None)
        title = f"  ({known.title})" if known else ""
        say(
            f"  {impact.gained[action]:>+8,}  {-impact.lost[action]:>8,}"
            f"  {impact.before[action]:>8,}  {impact.after[action]:>8,}  {action}{title}"
        )


class _Bar:
    """How far it is, on one line of a terminal; nothing elsewhere."""

    WIDTH = 28

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._next = 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if not self._live or (now < self._next and done < whole):
            return
        self._next = now + 0.1
        bar = ("#" * round(done / whole * self.WIDTH)).ljust(self.WIDTH, "-")
        end = "\n" if done == whole else ""
        sys.stderr.write(f"\r[{bar}] {done:,} of {whole:,} customers\x1b[K{end}")
        sys.stderr.flush()
