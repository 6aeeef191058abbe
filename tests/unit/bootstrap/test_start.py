"""What can go wrong before there is a window, each said in the user's words."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import stat
import sys
from pathlib import Path

import pytest

from agent_desktop.__main__ import main as command_line
from agent_desktop.bootstrap import main as desktop_main
from agent_desktop.bootstrap import sign_in
from agent_desktop.bootstrap.opening import RunsAlready, StartFailed, open_profile
from agent_desktop.bootstrap.options import UsageError, parse
from agent_desktop.bootstrap.system import LoopTasks, SystemClock, UuidIds, where
from agent_desktop.cache.session import Session
from agent_desktop.keystore.ephemeral import EphemeralKeyStore
from agent_desktop.keystore.keys import NoKeyStore

CLOCK = SystemClock()


def token(**claims: object) -> str:
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"x.{payload}.y"


def test_a_profile_is_made_for_its_user_only_and_opens_again(tmp_path: Path) -> None:
    keys, folder = EphemeralKeyStore(), tmp_path / "deep" / "profile"
    open_profile(folder, keys, CLOCK).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    open_profile(folder, keys, CLOCK).close()


def test_a_profile_without_its_key_is_left_alone(tmp_path: Path) -> None:
    open_profile(tmp_path, EphemeralKeyStore(), CLOCK).close()
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    with pytest.raises(StartFailed, match="is not in this computer's keyring any more"):
        open_profile(tmp_path, EphemeralKeyStore(), CLOCK)
    assert before == {f.name: f.read_bytes() for f in tmp_path.iterdir() if f.is_file()}


def test_two_do_not_open_one_profile(tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    first = open_profile(tmp_path, keys, CLOCK)
    try:
        with pytest.raises(RunsAlready, match="does not answer"):
            open_profile(tmp_path, keys, CLOCK)
    finally:
        first.close()


def test_no_keyring_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    class NoKeyring(EphemeralKeyStore):
        def load(self, profile: str) -> bytes | None:
            raise NoKeyStore("This computer has no keyring.")

    with pytest.raises(StartFailed, match="no keyring"):
        open_profile(tmp_path, NoKeyring(), CLOCK)
    assert [file.name for file in tmp_path.iterdir()] == ["profile.lock"]


def test_of_two_first_starts_at_once_one_makes_the_key(tmp_path: Path) -> None:
    class SlowKeyring(EphemeralKeyStore):
        def create(self, profile: str) -> bytes:
            with pytest.raises(RunsAlready):
                open_profile(tmp_path, self, CLOCK)
            return super().create(profile)

    keys = SlowKeyring()
    open_profile(tmp_path, keys, CLOCK).close()
    open_profile(tmp_path, keys, CLOCK).close()


def test_signing_in_beside_a_running_desktop_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def accepted(hub: str, token: str) -> Session:
        return Session(hub_url=hub, token=token, subject="dana", role="agent", team="cards")

    monkeypatch.setattr(sign_in, "check", accepted)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a token"))
    keys = EphemeralKeyStore()
    running = open_profile(tmp_path, keys, CLOCK)
    try:
        where = ["--hub", "https://hub.example", "--profile", str(tmp_path)]
        assert sign_in.main(where, keys) == 1
        assert "Close its window first" in capsys.readouterr().err
    finally:
        running.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StartFailed, match="cannot be made"):
        open_profile(tmp_path / "file" / "profile", EphemeralKeyStore(), CLOCK)


def test_options_are_read_or_refused(tmp_path: Path) -> None:
    options = parse(["--profile", str(tmp_path), "--hub=https://hub.example"])
    assert (options.profile, options.hub) == (tmp_path, "https://hub.example")
    for wrong in (["--profile"], ["--nonsense"], ["-platformpluginpath", "x"]):
        with pytest.raises(UsageError):
            parse(wrong)


def test_wrong_usage_ends_before_anything_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert desktop_main(["--nonsense"]) == 2
    assert "--help" in capsys.readouterr().err


def test_a_token_says_whose_it_is() -> None:
    good = token(sub="dana", role="agent", team="cards", more=1)
    assert sign_in.claims_of(good) == {"sub": "dana", "role": "agent", "team": "cards"}


@pytest.mark.parametrize(
    "text",
    ["", "abc", "a.b.c", "..", token(sub="dana"), token(sub="", role="agent", team="x"), "a.é.c"],
)
def test_what_is_no_token_is_refused_in_words(text: str) -> None:
    with pytest.raises(sign_in.NotSignedIn) as caught:
        sign_in.claims_of(text)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("hub", "said"),
    [
        ("http://hub.example.org", "Use https"),
        ("nonsense", "no address of a hub"),
        ("http://127.0.0.1:9", "Check the address"),
    ],
)
def test_a_hub_that_cannot_be_asked_is_said(hub: str, said: str) -> None:
    good = token(sub="dana", role="agent", team="cards")
    with pytest.raises(sign_in.NotSignedIn, match=said):
        asyncio.run(sign_in.check(hub, good))


def test_ids_are_uuids_of_version_four() -> None:
    made = {UuidIds().new() for _ in range(1000)}
    assert len(made) == 1000
    assert {(len(one), one[12]) for one in made} == {(32, "4")}
    assert {one[16] for one in made} <= set("89ab")


def test_a_broken_task_is_logged_without_what_it_says() -> None:
    async def broken() -> None:
        raise ValueError("Ada Byron, +442079460018")

    try:
        asyncio.run(broken())
    except ValueError as error:
        said = where(error)
    assert "ValueError" in said
    assert "test_start.py" in said
    assert "Ada" not in said


def test_nothing_starts_after_the_end() -> None:
    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    async def run() -> None:
        tasks = LoopTasks(asyncio.get_running_loop())
        tasks.start(asyncio.sleep(60), "long")
        await tasks.stop()
        tasks.start(work(), "late")
        await asyncio.sleep(0)

    asyncio.run(run())
    assert ran == []


def test_a_terminal_that_lacks_a_letter_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert command_line(["--version"]) == 0
    terminal.write("Signed in as Zoë\n")
    terminal.flush()
    assert written.getvalue().endswith(b"Zo?\n")
