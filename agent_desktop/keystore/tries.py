"""How long a wrong PIN makes wait. The count is kept, so a restart gains nothing."""

from __future__ import annotations

from typing import Final

FREE: Final = 3
"""So many may be mistyped without waiting."""
_FIRST_S: Final = 5.0
LONGEST_S: Final = 900.0


def wait_s(failed: int) -> float:
    """Seconds before the next try, after so many wrong ones in a row: 0, 0, 5, 10, 20, 40 ... 900.

    Counted from the last wrong try or, after a restart, from the start: no clock is asked that
    could be set.
    """
    if failed < FREE:
        return 0.0
    return min(LONGEST_S, _FIRST_S * 2.0 ** min(failed - FREE, 30))
