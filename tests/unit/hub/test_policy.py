"""The administrator's file: what desktops keep, and what happens to a file that is no good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agent_desktop.hub.policy import Policy, PolicyError, read_policy
from agent_desktop.hub.policy_following import PolicyFile
from agent_desktop.protocol.messages import DesktopPolicy
from tests.support.log_records import ExpectLog


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.touch(mode=0o600)
    return path


def test_what_desktops_keep(file: Path) -> None:
    file.write_text(
        "[desktop]\ncustomers = 500\ndays = 3\nonline_only = true\nlock_after_s = 900\npin = false"
    )
    found = read_policy(file).desktop
    version = found.version
    assert version not in {"", "default"}
    assert found == DesktopPolicy(
        version=version, customers=500, days=3, online_only=True, lock_after_s=900, pin=False
    )
    file.write_text("[desktop]\ncustomers = 501")
    assert read_policy(file).desktop.version != version
    file.write_text("agents_visible = true")
    assert read_policy(file) == Policy(agents_visible=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[desktop]\nlock_after_s = 901", "desktop.lock_after_s must be a whole number from 0 to"),
        ("[desktop]\ncustomers = -1", "desktop.customers must be a whole number from 0 to 20000"),
        ("[desktop]\ncustomers = true", "desktop.customers must be a whole number"),
        ("[desktop]\ndays = 1.5", "desktop.days must be a whole number"),
        ("[desktop]\npin = 1", "desktop.pin must be true or false"),
        ("[desktop]\nonline = true", "desktop.online is not known"),
        ("[desktop]\nversion = 'x'", "desktop.version is not known"),
        ("desktop = 3", "desktop must be a table"),
        ("[desktops]", "'desktops' is not known"),
        ("[desktop", "can't be read"),
        ("a = " + "[" * 9_000, "can't be read"),
    ],
)
def test_a_half_understood_policy_is_none(file: Path, text: str, says: str) -> None:
    file.write_text(text)
    with pytest.raises(PolicyError, match=says) as failed:
        read_policy(file)
    assert str(file) in str(failed.value)


@pytest.mark.skipif(os.name != "posix", reason="permissions are Unix's")
def test_one_that_anybody_may_change_is_not_read(file: Path) -> None:
    file.write_text("[desktop]\npin = false")
    file.chmod(0o606)
    with pytest.raises(PolicyError, match="chmod o-w"):
        read_policy(file)


def test_while_it_serves_the_last_good_one_stays(file: Path, expect_log: ExpectLog) -> None:
    file.write_text("[desktop]\ndays = 3")
    following = PolicyFile(file, agents_visible=True)
    assert following.read().agents_visible
    assert following.look() is None
    expect_log("The last good policy stays in force")
    file.write_text("[desktop]\ndays = 'three'")
    assert following.look() is None
    assert following.look() is None
    file.unlink()
    assert following.look() is None
    file.write_text("[desktop]\ndays = 40")
    file.chmod(0o600)
    found = following.look()
    assert found is not None
    assert (found.desktop.days, found.agents_visible) == (40, True)
