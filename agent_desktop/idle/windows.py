"""Windows: GetLastInputInfo, of this person's session only."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Final

_TURN: Final = 1 << 32
"""Both counters are 32 bits of milliseconds and begin again after 49.7 days."""

Ticks = Callable[[], tuple[int, int] | None]


class Windows:
    """Implements `sources.IdleSource`. `ticks`: now and at the last input, in milliseconds."""

    name = "Windows"

    def __init__(self, ticks: Ticks | None = None) -> None:
        self._ticks = ticks or _ticks

    def idle_s(self) -> float | None:
        found = self._ticks()
        if found is None:
            return None
        now, last = found
        return ((now - last) % _TURN) / 1000

    def close(self) -> None:
        """Nothing is open."""


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO: its own size, and the tick count of the last input."""

    _fields_ = (("cbSize", ctypes.c_uint32), ("dwTime", ctypes.c_uint32))


if sys.platform == "win32":

    def _ticks() -> tuple[int, int] | None:
        info = LastInputInfo(ctypes.sizeof(LastInputInfo), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        return ctypes.windll.kernel32.GetTickCount() % _TURN, int(info.dwTime)

else:

    def _ticks() -> tuple[int, int] | None:
        return None
