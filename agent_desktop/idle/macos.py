"""macOS: CGEventSourceSecondsSinceLastEventType. Needs no permission: it tells when, never what."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import Final

_LIBRARY: Final = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_COMBINED_SESSION: Final = 0
"""kCGEventSourceStateCombinedSessionState: also what comes through a remote screen."""
_ANY_INPUT: Final = 0xFFFFFFFF
"""kCGAnyInputEventType."""

Seconds = Callable[[], float | None]


class MacOS:
    """Implements `sources.IdleSource`. `seconds`: what the system's function says."""

    name = "macOS"

    def __init__(self, seconds: Seconds | None = None) -> None:
        self._seconds = seconds or _system()

    def idle_s(self) -> float | None:
        found = self._seconds()
        return found if found is not None and math.isfinite(found) and found >= 0 else None

    def close(self) -> None:
        """Nothing is open."""


def _system() -> Seconds:
    try:
        since = ctypes.CDLL(_LIBRARY).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError):
        return lambda: None
    since.restype = ctypes.c_double
    since.argtypes = [ctypes.c_int32, ctypes.c_uint32]
    return lambda: float(since(_COMBINED_SESSION, _ANY_INPUT))
