"""The guard itself: an undeclared warning has to fail a test that would pass otherwise."""

from __future__ import annotations

import pytest

pytest_plugins = ("pytester",)

SOURCE = """
import logging, threading
import pytest

def test_undeclared():
    logging.getLogger('a').warning('oh')

def test_information():
    logging.getLogger('a').info('fine')

def test_from_a_thread():
    thread = threading.Thread(target=lambda: logging.error('from a thread'))
    thread.start()
    thread.join()

def test_declared_by_fixture(expect_log):
    seen = expect_log('hub .* gone', logger='a')
    logging.getLogger('a.b').warning('the hub is gone')

@pytest.mark.expects_log('gone')
def test_declared_by_marker():
    logging.getLogger('a.b').warning('the hub is gone')

def test_optional(expect_log):
    expect_log('never', optional=True)

def test_of_another_logger(expect_log):
    expect_log('gone', logger='a', optional=True)
    logging.getLogger('ab').warning('gone')

def test_stays_away(expect_log):
    expect_log('never')

@pytest.fixture
def noisy():
    yield
    logging.warning('late')

def test_noise_at_the_end(noisy):
    pass
"""


def test_the_guard(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ("tests.support.log_records",)\n')
    pytester.makepyfile(test_noise=SOURCE)
    # A process of its own: the outer guard would see the records as well.
    run = pytester.runpytest_subprocess("-v", "-p", "no:randomly", "-p", "no:cacheprovider")
    run.stdout.fnmatch_lines_random(
        [
            "*::test_undeclared FAILED*",
            "*::test_information PASSED*",
            "*::test_from_a_thread FAILED*",
            "*::test_declared_by_fixture PASSED*",
            "*::test_declared_by_marker PASSED*",
            "*::test_optional PASSED*",
            "*::test_of_another_logger FAILED*",
            "*::test_stays_away PASSED*",
            "*::test_stays_away ERROR*",
            "*::test_noise_at_the_end PASSED*",
            "*::test_noise_at_the_end ERROR*",
            "*WARNING a: oh",
            "*ERROR root: from a thread",
            "*declared log records that did not come: 'never'",
        ]
    )
    run.assert_outcomes(passed=6, failed=3, errors=2)
