"""GNOME, on Wayland as on X11: the compositor's own idle monitor."""

from __future__ import annotations

from typing import Final

from agent_desktop.idle.bus import Bus, Where

MONITOR: Final = Where(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)


class Mutter:
    """Implements `sources.IdleSource`."""

    name = "GNOME"

    def __init__(self, bus: str) -> None:
        self._bus = Bus(bus)

    def idle_s(self) -> float | None:
        found = self._bus.ask(MONITOR, "GetIdletime")  # milliseconds
        return found / 1000 if isinstance(found, int) else None

    def close(self) -> None:
        self._bus.close()
