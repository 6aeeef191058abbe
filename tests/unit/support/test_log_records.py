"""The guard itself: an undeclared warning has to fail a test that would pass otherwise."""

from __future__ import annotations

import pytest

pytest_plugins = ("pytester",)

GUARD = 'pytest_plugins = ("tests.support.log_records",)\n'


def outcomes(pytester: pytest.Pytester, source: str) -> dict[str, int]:
    pytester.makeconftest(GUARD)
    pytester.makepyfile(source)
    return pytester.runpytest_subprocess(
        "-p", "no:randomly", "-p", "no:cacheprovider"
    ).parseoutcomes()


def test_an_undeclared_warning_fails_the_test(pytester: pytest.Pytester) -> None:
    source = "import logging\ndef test_it():\n    logging.getLogger('a').warning('oh')\n"
    assert outcomes(pytester, source) == {"failed": 1}


def test_information_is_let_through(pytester: pytest.Pytester) -> None:
    source = "import logging\ndef test_it():\n    logging.getLogger('a').info('fine')\n"
    assert outcomes(pytester, source) == {"passed": 1}


def test_a_warning_from_a_thread_counts(pytester: pytest.Pytester) -> None:
    source = """
    import logging, threading
    def test_it():
        thread = threading.Thread(target=lambda: logging.error('from a thread'))
        thread.start()
        thread.join()
    """
    assert outcomes(pytester, source) == {"failed": 1}


def test_a_declared_warning_passes(pytester: pytest.Pytester) -> None:
    source = """
    import logging, pytest
    def test_by_fixture(expect_log):
        seen = expect_log('hub .* gone', logger='a')
        logging.getLogger('a.b').warning('the hub is gone')
    @pytest.mark.expects_log('gone')
    def test_by_marker():
        logging.getLogger('a.b').warning('the hub is gone')
    """
    assert outcomes(pytester, source) == {"passed": 2}


def test_a_declared_warning_that_stays_away_is_an_error(pytester: pytest.Pytester) -> None:
    source = "def test_it(expect_log):\n    expect_log('never')\n"
    assert outcomes(pytester, source) == {"passed": 1, "errors": 1}


def test_an_optional_one_may_stay_away(pytester: pytest.Pytester) -> None:
    source = "def test_it(expect_log):\n    expect_log('never', optional=True)\n"
    assert outcomes(pytester, source) == {"passed": 1}


def test_another_loggers_warning_is_no_match(pytester: pytest.Pytester) -> None:
    source = """
    import logging
    def test_it(expect_log):
        expect_log('gone', logger='a', optional=True)
        logging.getLogger('ab').warning('gone')
    """
    assert outcomes(pytester, source) == {"failed": 1}
