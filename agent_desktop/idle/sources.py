"""What every source of idle time does, and which of them a system has.

Agents type in the CRM for hours without touching this program, so only the operating system knows
whether somebody is there. Where it cannot say, the program's own input must do (`OwnInput`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Protocol


class IdleSource(Protocol):
    """One way to ask. Used on one thread; a call may block for the system's answer."""

    name: str
    """For the settings and the diagnostics: 'Windows', 'X11', 'GNOME'..."""

    def idle_s(self) -> float | None:
        """Seconds since the last key, click or movement in any program; None where the system
        cannot say now. Never raises."""
        ...

    def close(self) -> None: ...


class WholeSystem:
    """The first of several sources that can say; asked again each time, best first."""

    def __init__(self, sources: Iterable[IdleSource]) -> None:
        self._sources = tuple(sources)
        self.name = ""
        """Of the one that answered last; empty when none did."""

    def idle_s(self) -> float | None:
        for source in self._sources:
            idle = source.idle_s()
            if idle is not None:
                self.name = source.name
                return max(0.0, idle)
        self.name = ""
        return None

    def close(self) -> None:
        for source in self._sources:
            source.close()


def of_this_system(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> WholeSystem:
    """The sources of the system this runs on. Opens nothing yet."""
    return WholeSystem(_sources(os.environ if environment is None else environment, platform))


def _sources(environment: Mapping[str, str], platform: str) -> list[IdleSource]:
    if platform == "win32":
        from agent_desktop.idle.windows import Windows

        return [Windows()]
    if platform == "darwin":
        from agent_desktop.idle.macos import MacOS

        return [MacOS()]
    from agent_desktop.idle.bus import SESSION, SYSTEM
    from agent_desktop.idle.login1 import Login1
    from agent_desktop.idle.mutter import Mutter
    from agent_desktop.idle.screensaver import ScreenSaver

    sources: list[IdleSource] = [Mutter(SESSION)]
    if environment.get("DISPLAY") and not wayland(environment):
        from agent_desktop.idle.x11 import X11

        sources.append(X11(environment["DISPLAY"]))
    return [*sources, ScreenSaver(SESSION), Login1(SYSTEM)]


def wayland(environment: Mapping[str, str]) -> bool:
    """XWayland sees the input of X programs only: it would call an agent idle who types in the
    browser."""
    return bool(environment.get("WAYLAND_DISPLAY")) or (
        environment.get("XDG_SESSION_TYPE") == "wayland"
    )
