"""What the command line says of profiles and desks."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_desktop.bootstrap.choosing import profile_of
from agent_desktop.bootstrap.options import UsageError, parse
from agent_desktop.bootstrap.people import desk_of, folders
from agent_desktop.keystore.ephemeral import EphemeralKeyStore
from agent_desktop.telephony.hook.address import address, addresses


def test_a_named_profile_is_that_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AGENT_DESKTOP_PROFILE", raising=False)
    assert parse(["--profile", str(tmp_path)]).desk is False
    assert parse([]).desk is True
    assert parse(["--desk", str(tmp_path), "--choose"]).choose is True
    monkeypatch.setenv("AGENT_DESKTOP_PROFILE", str(tmp_path))
    assert parse([]).profile == tmp_path
    assert parse([]).desk is False
    with pytest.raises(UsageError, match="either"):
        parse(["--desk", "a", "--profile", "b"])


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "key.check").write_text("x")
    return folder


def test_one_profile_is_opened_without_a_question(tmp_path: Path) -> None:
    nobody = None
    keys = EphemeralKeyStore()
    new = profile_of(nobody, tmp_path, keys, ask=False)  # type: ignore[arg-type] - no window is shown
    assert new is not None
    assert new.parent == tmp_path / "profiles"
    made = _made(tmp_path / "profiles" / "a")
    assert profile_of(nobody, tmp_path, keys, ask=False) == made  # type: ignore[arg-type] - as above
    assert folders(tmp_path) == (made,)
    assert desk_of(made) == tmp_path
    assert desk_of(tmp_path) == tmp_path


def test_a_hook_finds_whoever_runs_at_this_desk(tmp_path: Path) -> None:
    one, other = (_made(tmp_path / "profiles" / name) for name in "ab")
    assert addresses(tmp_path)[0] == address(tmp_path)
    assert set(addresses(tmp_path)[1:]) == {address(one), address(other)}
    assert addresses(one) == [address(one)]
