"""The event loop of the desktop in tests: asyncio on Qt.

`run_qt(coroutine)` runs it on the Qt thread and returns its result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

if TYPE_CHECKING:
    import qasync
    from PySide6.QtWidgets import QApplication

T = TypeVar("T")
RunQt = Callable[[Coroutine[Any, Any, T]], T]


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    """An asyncio loop that is the Qt loop; what is still running at the end is cancelled."""
    import qasync

    # Closing the last window of one test would end the loop of the next.
    qapp.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    try:
        yield loop
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.set_event_loop(None)


@pytest.fixture
def run_qt(qt_loop: qasync.QEventLoop) -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Runs a coroutine on the Qt loop; gives up after 30 seconds."""

    def run(work: Coroutine[Any, Any, Any]) -> Any:
        return qt_loop.run_until_complete(asyncio.wait_for(work, 30))

    return run
