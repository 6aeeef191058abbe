"""Ctrl+C in a terminal, and a session that ends: the window closes as if its user had closed it.

Qt's loop runs no Python while nothing happens, and swallows a KeyboardInterrupt that arises in one
of its calls; so the signal's number comes over a socket, as an event of the loop.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QSocketNotifier

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def quit_on_signals(quit_: Callable[[], None]) -> Iterator[None]:
    """For the main thread. A signal that this process was started to ignore stays ignored."""
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {n: h for n in numbers if (h := signal.getsignal(n)) is not signal.SIG_IGN}
    here, there = socket.socketpair()
    for end in (here, there):
        end.setblocking(False)

    def heard() -> None:
        with suppress(OSError):
            if set(here.recv(64)) & {int(number) for number in before}:
                quit_()

    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(heard)
    woken = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    for number in before:
        signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        notifier.setEnabled(False)
        here.close()
        there.close()
