"""Somebody at a computer, or nobody: as a fake, and as services on a D-Bus of the test's own."""

from __future__ import annotations

import ctypes
import ctypes.util
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.support import missing


class Pretended:
    """Implements `idle.sources.IdleSource`: idle for as long as it is told."""

    name = "pretended"

    def __init__(self) -> None:
        self.seconds: float | None = 0.0
        self.asked = 0

    def idle_s(self) -> float | None:
        self.asked += 1
        return self.seconds

    def close(self) -> None:
        """Nothing is open."""


Answers = Callable[[str, tuple[Any, ...]], tuple[str, tuple[Any, ...]]]
"""Method and its arguments: signature and values of the reply. KeyError: an error reply."""


@contextmanager
def service(address: str, name: str, answers: Answers) -> Iterator[None]:
    """A real service under that name, on a connection and a thread of its own."""
    from jeepney import HeaderFields, MessageType, new_error, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    connection = open_dbus_connection(bus=address)
    connection.send_and_get_reply(message_bus.RequestName(name))
    going = True

    def serve() -> None:
        while going:
            try:
                asked = connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if asked.header.message_type is not MessageType.method_call:
                continue
            member = asked.header.fields[HeaderFields.member]
            try:
                reply = new_method_return(asked, *answers(member, asked.body))
            except KeyError:
                reply = new_error(asked, "org.freedesktop.DBus.Error.NotSupported")
            connection.send(reply)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        going = False
        thread.join(5)
        connection.close()


def press_a_key(display: str) -> None:
    """A real key on that X server, by the XTest extension."""
    name = ctypes.util.find_library("Xtst") or "libXtst.so.6"
    try:
        xlib, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL(name)
    except OSError:
        missing.absent("libXtst", "libxtst6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    opened = xlib.XOpenDisplay(display.encode())
    assert opened, f"the X server {display} does not answer"
    pointer = ctypes.c_void_p(opened)
    for down in (1, 0):
        xtst.XTestFakeKeyEvent(pointer, 38, down, 0)
    xlib.XSync(pointer, 0)
    xlib.XCloseDisplay(pointer)


def until(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
