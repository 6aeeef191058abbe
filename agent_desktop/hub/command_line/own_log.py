"""`hub evaluate --data`: what this hub has logged itself."""

from __future__ import annotations

import argparse
import os

from agent_desktop.hub.command_line.answers import Failed
from agent_desktop.hub.learning.lift import Lift
from agent_desktop.hub.store.database import one_look, system_clock

_NOTHING = (
    "This hub has no matured answers yet, so there is nothing to evaluate. An answer matures when "
    "the window of its action's outcome has closed; imported journeys hold no lists that were "
    "answered."
)


def run(arguments: argparse.Namespace) -> int:
    """Reads, evaluates, tells. Raises Failed where nothing has matured."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from agent_desktop.hub.command_line.evaluating import evaluate_and_tell
    from agent_desktop.hub.evaluating.page import More
    from agent_desktop.hub.learning import own_log
    from agent_desktop.hub.learning.lift import by_action, lift

    with one_look(arguments.data) as connection:
        logged = own_log.read(connection, system_clock())
    if logged is None or not logged.outcomes:
        raise Failed(_NOTHING)
    outcomes, control = logged.outcomes, logged.control
    worked = [outcome.worked for outcome in outcomes]
    whole = lift(worked, control)
    each = by_action([outcome.action for outcome in outcomes], worked, control)
    features = logged.catalogue.learning.features
    about = {
        "data": f"{arguments.data.name} (catalogue {logged.catalogue.name})",
        "features": ", ".join(feature.name for feature in features) or "none",
        "success": "the action's declared outcome within its window, else a positive answer",
        "control group": f"{whole.control.cases:,} of {len(outcomes):,} outcomes",
    }
    settings = {
        **about,
        "from": arguments.begin,
        "catalogue_version": logged.catalogue.version,
        "lift": whole,
        "lift_by_action": dict(each),
    }
    more = More(
        "The control group beside the rest",
        "Its conversations got random lists, whatever was learnt. Differences with 95 % intervals.",
        ("", "At random", "Worked", "By the model", "Worked", "Difference"),
        [_row("All actions", whole), *(_row(name, one) for name, one in each)],
    )
    evaluate_and_tell(
        arguments, outcomes, features, settings, about,
        dates=True, said=(whole.sentence,), more=more,
    )  # fmt: skip
    return 0


def _row(name: str, of: Lift) -> tuple[str, ...]:
    return (
        name,
        f"{of.control.cases:,}",
        f"{of.control.share:.4f}",
        f"{of.rest.cases:,}",
        f"{of.rest.share:.4f}",
        f"{of.difference:+.4f} ({of.low:+.4f} to {of.high:+.4f})",
    )
