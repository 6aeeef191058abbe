"""X11: the screen saver extension of the X server, by libXss. Other X servers than Linux's too."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any, Final

_EVENTS: Final = ctypes.c_ulong


class _Info(ctypes.Structure):
    """XScreenSaverInfo; `idle` and `til_or_since` are milliseconds."""

    _fields_ = (
        ("window", _EVENTS),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", _EVENTS),
    )


class X11:
    """Implements `sources.IdleSource`, over a connection of its own to that display."""

    name = "X11"

    def __init__(self, display: str) -> None:
        self._name = display.encode()
        self._libraries: tuple[Any, Any] | None = None
        self._display: int | None = None
        self._gone = False

    def idle_s(self) -> float | None:
        if self._display is None and not self._open():
            return None
        assert self._libraries is not None  # noqa: S101 - `_open` brought them
        xlib, xss = self._libraries
        info = _Info()
        root = xlib.XDefaultRootWindow(self._display)
        if not xss.XScreenSaverQueryInfo(self._display, root, ctypes.byref(info)):
            return None
        return float(info.idle) / 1000

    def close(self) -> None:
        if self._display is not None and self._libraries is not None:
            self._libraries[0].XCloseDisplay(self._display)
        self._display = None

    def _open(self) -> bool:
        """False where the library, the server or its extension is missing: it stays so."""
        if self._gone:
            return False
        self._gone = True
        self._libraries = _load()
        if self._libraries is None:
            return False
        xlib, xss = self._libraries
        display = xlib.XOpenDisplay(self._name)
        if not display:
            return False
        first_event, first_error = ctypes.c_int(), ctypes.c_int()
        if not xss.XScreenSaverQueryExtension(
            display, ctypes.byref(first_event), ctypes.byref(first_error)
        ):
            xlib.XCloseDisplay(display)
            return False
        self._display = display
        return True


def _load() -> tuple[Any, Any] | None:
    try:
        xlib = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        xss = ctypes.CDLL(ctypes.util.find_library("Xss") or "libXss.so.1")
    except OSError:
        return None
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    xlib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    pointer = ctypes.POINTER(ctypes.c_int)
    xss.XScreenSaverQueryExtension.argtypes = [ctypes.c_void_p, pointer, pointer]
    xss.XScreenSaverQueryInfo.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
    return xlib, xss
