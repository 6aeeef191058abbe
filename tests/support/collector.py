"""Windows that a test let go are collected between tests, never while Qt paints or delivers events.

A cycle collected in the middle of a paint event can take a widget with it that Qt is still using.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

_QT = frozenset({"qtbot", "qapp", "qt_loop", "run_qt"})


@pytest.fixture(autouse=True)
def collect_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    if _QT.isdisjoint(request.fixturenames):
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()
