"""Who sits at the desk: the first start, a supervisor, and a desk with the system's own keyring."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from agent_desktop.telephony.hook import forward
from tests.support.desktop_process import MakeDesktop
from tests.support.hub import Hub
from tests.support.places import ROOT

ADA = "+442079460018"
AGENT_DESKTOP = (sys.executable, "-m", "agent_desktop")


def know_ada(hub: Hub) -> None:
    traits = {"name": "Ada Byron", "phone": ADA}
    body = {"userId": "ada", "traits": traits, "writeKey": hub.write_key()}
    hub.ask("POST", "/v1/identify", body=body, token=None)
    hub.post_events([hub.event("ada", "Call Abandoned", {"queue": "Cards"})])


def test_the_first_start_asks_for_hub_and_token_and_goes_on(
    hub: Hub, make_desktop: MakeDesktop
) -> None:
    know_ada(hub)
    desktop = make_desktop()
    assert desktop.view()["screen"] == "first_run"
    desktop.do("fill_in", hub=hub.url, token="nonsense")
    desktop.until(lambda v: "not a token" in v.get("trouble", ""))
    desktop.do("fill_in", hub=hub.url, token=hub.token())
    desktop.until(lambda v: v["screen"] == "ready" and v["online"])
    desktop.call(ADA)
    desktop.until(lambda v: v["screen"] == "customer" and v["actions"])
    assert desktop.quit() == 0
    desktop.close()
    desktop.start()
    assert desktop.view()["screen"] != "first_run", "the session is kept"


def test_a_token_that_runs_out_is_renewed_beside_the_window(
    hub: Hub, make_desktop: MakeDesktop
) -> None:
    know_ada(hub)
    desktop = make_desktop(hub, lasts_s=6)
    desktop.call(ADA)
    first = desktop.until(lambda v: v["screen"] == "customer" and v["actions"])["actions"][0]
    time.sleep(7)
    desktop.do("respond", action_id=first, sentiment="neutral")
    desktop.until(lambda v: not v["signed_in"] and v["answered"][0]["solid"])
    desktop.do("sign_in_again", hub=hub.url, token=hub.token(subject="kim"))
    time.sleep(1)
    assert not desktop.view()["signed_in"], "Dana's answers do not leave as Kim's"
    desktop.do("sign_in_again", hub=hub.url, token=hub.token())
    desktop.until(lambda v: v["signed_in"] and v["answered"][0]["synced"])


def test_a_supervisor_sees_the_answer_and_the_list_as_it_was_seen(
    hub: Hub, make_desktop: MakeDesktop
) -> None:
    know_ada(hub)
    dana = make_desktop(hub)
    dana.call(ADA)
    shown = dana.until(lambda v: v["screen"] == "customer" and v["actions"])["actions"]
    dana.do("respond", action_id=shown[0], sentiment="positive")
    dana.until(lambda v: v["answered"][0]["synced"])
    sam = make_desktop(hub, subject="sam", role="supervisor")
    lines = sam.until(lambda v: v["lines"])["lines"]
    assert [line[2] for line in lines] == [""], "agents are not named unless policy says so"
    sam.do("open", response_id=lines[0][0])
    seen = sam.until(lambda v: v["seen"])["seen"]
    assert seen["faithful"]
    assert [line[0] for line in seen["lines"]] == shown
    assert [line[1] for line in seen["lines"]] == [True] + [False] * (len(shown) - 1)
    assert sam.quit() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the test keyring is Linux's")
def test_a_call_starts_the_desktop_with_the_systems_keyring(
    hub: Hub, secret_service_environment: Mapping[str, str], tmp_path: Path
) -> None:
    know_ada(hub)
    profile = tmp_path / "profile"
    environment = {
        **os.environ,
        **secret_service_environment,
        "QT_QPA_PLATFORM": "offscreen",
        "AGENT_DESKTOP_PROFILE": str(profile),
    }
    environment.pop("PYTHON_KEYRING_BACKEND", None)

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*AGENT_DESKTOP, *arguments],
            input=stdin,
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    token = hub.token()
    done = run("sign-in", "--hub", hub.url, stdin=token)
    assert (done.returncode, done.stderr) == (0, "")
    assert token not in done.stdout
    done = run("pop", "--number", ADA, "--id", "7")
    assert (done.returncode, done.stderr) == (0, "")
    _until_it_listens(profile)
    pid = _desktop_of(profile)
    try:
        assert run().returncode == 0, "a second start hands over to the one that the call started"
    finally:
        os.kill(pid, 9)
    for file in profile.iterdir():
        if file.is_file():
            content = file.read_bytes()
            assert token.encode() not in content, file.name
            assert ADA.encode() not in content, file.name


def _until_it_listens(profile: Path) -> None:
    deadline = time.monotonic() + 30
    while forward.hand_over(profile, {"show": True})[0] != forward.TAKEN:
        log = profile / "desktop.log"
        said = log.read_text() if log.exists() else "no log"
        assert time.monotonic() < deadline, f"the desktop did not start: {said}"
        time.sleep(0.05)


def _desktop_of(profile: Path) -> int:
    """The process that was started for this profile, which nobody waits for."""
    wanted = [b"--profile", str(profile).encode(), b"--message-on-stdin"]
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if all(word in words for word in wanted):
                return int(folder.name)
    raise AssertionError("there is no such process")


def test_a_profile_stays_with_its_hub_and_says_so(hub: Hub, make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(hub)
    assert desktop.quit() == 0
    desktop.close()
    desktop.start("--hub", "https://other.example/")
    desktop.until(lambda v: v["online"])
    assert any(f"signed in at {hub.url}" in line for line in desktop.stderr)
    assert desktop.quit() == 0
    desktop.close()
    desktop.stderr.clear()
    desktop.start("--hub", hub.url + "/")
    assert desktop.quit() == 0
    assert desktop.stderr == []
