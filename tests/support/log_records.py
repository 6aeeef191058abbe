"""A log record at WARNING or above fails the test, unless the test said that it would come.

    def test_hub_gone(expect_log):
        expect_log("The hub does not answer")        # a regular expression, searched for

A record that was declared and did not come fails the test as well.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest


@dataclass
class Expected:
    """One declared kind of record; `records` fills as they come."""

    pattern: re.Pattern[str]
    logger: str
    optional: bool
    records: list[logging.LogRecord] = field(default_factory=list)

    def matches(self, record: logging.LogRecord) -> bool:
        named = record.name == self.logger or record.name.startswith(self.logger + ".")
        return (not self.logger or named) and bool(self.pattern.search(record.getMessage()))


class Watch(logging.Handler):
    """Collects one test's records from every thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[Expected] = []
        self._found: list[logging.LogRecord] = []
        self._guard = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        with self._guard:
            self._found.append(record)

    def settle(self) -> list[logging.LogRecord]:
        """Hand each record to the expectation it meets; the rest come back, once."""
        with self._guard:
            found, self._found = self._found, []
        surprises = []
        for record in found:
            met = [expected for expected in self.expected if expected.matches(record)]
            for expected in met:
                expected.records.append(record)
            if not met:
                surprises.append(record)
        return surprises


class ExpectLog:
    """What the fixture `expect_log` hands to a test."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __call__(self, pattern: str, *, logger: str = "", optional: bool = False) -> Expected:
        """Records that match `pattern` (and come from `logger` or below it) are meant."""
        expected = Expected(re.compile(pattern), logger, optional)
        self._watch.expected.append(expected)
        return expected


_WATCH = pytest.StashKey[Watch]()


@pytest.fixture
def expect_log(request: pytest.FixtureRequest) -> ExpectLog:
    """Declares the log records of WARNING and above that a test means to cause."""
    return ExpectLog(request.node.stash[_WATCH])


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): a log record of WARNING or above that is meant to come"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    watch = Watch()
    for marker in item.iter_markers("expects_log"):
        watch.expected.append(Expected(re.compile(marker.args[0]), "", optional=False))
    item.stash[_WATCH] = watch
    return (yield from _watched(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    return (yield from _watched(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    result = yield from _watched(item)
    missing = [e for e in item.stash[_WATCH].expected if not e.records and not e.optional]
    if missing and item.stash.get(_PASSED, False):
        patterns = ", ".join(repr(expected.pattern.pattern) for expected in missing)
        pytest.fail(f"declared log records that did not come: {patterns}", pytrace=False)
    return result


_PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.when == "call":
        item.stash[_PASSED] = report.passed
    return report


def _watched(item: pytest.Item) -> Generator[None, None, None]:
    watch = item.stash[_WATCH]
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        result = yield
    finally:
        root.removeHandler(watch)
        surprises = watch.settle()
    if surprises:
        lines = "\n".join(f"  {r.levelname} {r.name}: {r.getMessage()}" for r in surprises)
        pytest.fail(f"log records that no one declared (see expect_log):\n{lines}", pytrace=False)
    return result
