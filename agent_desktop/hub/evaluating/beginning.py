"""From where on cases are scored: `--from`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from agent_desktop.decisioning.evaluating.outcomes import Outcome

USUAL_CASES = 1_000
USUAL_SHARE = 0.1


def beginning(said: str, outcomes: Sequence[Outcome], *, dates: bool) -> int:
    """The place of the first case that is scored. `said`: a share such as 0.7, a number of cases
    such as 1000, a date, or empty. Raises ValueError with the reason."""
    if not said:
        return min(USUAL_CASES, int(USUAL_SHARE * len(outcomes)))
    try:
        number = float(said)
    except ValueError:
        first = _of_date(said, outcomes, dates=dates)
    else:
        if not number >= 0:
            raise ValueError(f"--from {said}: must not be negative")
        first = int(round(number * len(outcomes), 6)) if number < 1 else int(number)
    if first >= len(outcomes):
        raise ValueError(f"--from {said}: none of the {len(outcomes):,} cases is left to be scored")
    return first


def _of_date(said: str, outcomes: Sequence[Outcome], *, dates: bool) -> int:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(
            f"--from {said}: neither a share (0.7), nor a number of cases, nor a date (2026-11-30)"
        ) from None
    if not dates:
        raise ValueError(f"--from {said}: these data have no dates; give a share, such as 0.7")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    at = round(moment.timestamp() * 1000)
    return next((k for k, o in enumerate(outcomes) if o.at >= at), len(outcomes))
