"""A real Secret Service (gnome-keyring on a D-Bus of its own), for tests of the keystore."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import missing
from tests.support.session_bus import own_bus


@pytest.fixture(scope="session")
def secret_service_environment(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[str, str]]:
    """What a child process needs in its environment to reach the unlocked test keyring."""
    if sys.platform != "linux":
        pytest.skip("the Secret Service is Linux's; this system has a keyring of its own")
    keyring_program = missing.tool("gnome-keyring-daemon", "gnome-keyring")
    home = tmp_path_factory.mktemp("secrets")
    with own_bus(home) as address:
        environment = {"DBUS_SESSION_BUS_ADDRESS": address}
        daemon = _keyring_daemon(keyring_program, home, environment)
        with _ended(daemon):
            _wait_for(daemon, home / "data" / "keyrings" / "login.keyring", environment)
            yield environment


@contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _keyring_daemon(
    program: str, home: Path, environment: Mapping[str, str]
) -> subprocess.Popen[str]:
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    daemon = subprocess.Popen(
        [program, "--foreground", "--unlock", "--components=secrets"],
        env={
            **os.environ,
            **environment,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdin is not None
    # The password of the new "login" keyring is an empty line; the end of input unlocks it.
    daemon.stdin.write("\n")
    daemon.stdin.close()
    return daemon


def _wait_for(daemon: subprocess.Popen[str], login: Path, environment: Mapping[str, str]) -> None:
    """Until the daemon owns its name on the bus and the "login" keyring has been made."""
    from jeepney.io.blocking import open_dbus_connection
    from secretstorage import check_service_availability

    until = time.monotonic() + 20
    with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        while not (login.exists() and check_service_availability(connection)):
            assert daemon.poll() is None, "gnome-keyring-daemon ended"
            assert time.monotonic() < until, "gnome-keyring-daemon did not come up in 20 seconds"
            time.sleep(0.05)


@pytest.fixture
def secret_service(
    secret_service_environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Mapping[str, str]]:
    """The keyring library of this test, and of the processes it starts, uses the Secret Service."""
    import keyring
    from keyring.backends import SecretService

    # Asked before the environment changes, so that it is the one which refuses everything.
    before = keyring.get_keyring()
    for name, value in secret_service_environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    keyring.set_keyring(SecretService.Keyring())
    yield secret_service_environment
    keyring.set_keyring(before)
