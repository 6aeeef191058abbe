"""`hub replay`: beside a hub that serves, and on a machine that has nothing but three files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.hub import Hub


@pytest.fixture
def asked(hub: Hub) -> tuple[Hub, dict[str, Any]]:
    """A list of the demo's website, for somebody with a journey."""
    for name in ("Page Viewed", "Product Viewed", "Form Started"):
        hub.post_events([hub.event("ada", name, {"name": "Cards", "form": "card-application"})])
    reply = httpx.post(
        f"{hub.url}/v1/decisions",
        json={"who": {"user_id": "ada"}, "top": 3},
        auth=(hub.write_key("call-centre"), ""),
    )
    return hub, reply.raise_for_status().json()


def command(*arguments: str, seed: str = "1") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "agent_desktop", "hub", *arguments),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_a_list_comes_back_to_the_digit_here_and_elsewhere(
    asked: tuple[Hub, dict[str, Any]], tmp_path: Path
) -> None:
    hub, reply = asked
    files = tmp_path / "files"
    done = hub.run("replay", reply["decision"], "--json", "--save", str(files))
    assert done.returncode == 0, done.stderr
    here = json.loads(done.stdout)
    assert here["faithful"]
    assert [one["action_id"] for one in here["ranked"]][:3] == [
        one["action"] for one in reply["actions"]
    ]
    assert here["held"]
    assert hub.running
    hub.stop()
    # Another machine has the files, and no hub.
    for seed in ("2", "3"):
        there = command("replay", "--record", str(files / "record.json"), "--json", seed=seed)
        assert there.returncode == 0, there.stderr
        assert json.loads(there.stdout) == here
    told = command("replay", "--record", str(files / "record.json"))
    first = here["ranked"][0]
    assert f"{first['priority']!r} = propensity {first['factors']['propensity']!r}" in told.stdout
    for held in here["held"]:
        assert f"{held['action_id']}  {held['code']}" in told.stdout


def test_what_is_not_the_list_is_said_so(asked: tuple[Hub, dict[str, Any]], tmp_path: Path) -> None:
    hub, reply = asked
    files = tmp_path / "files"
    assert hub.run("replay", reply["decision"][:12], "--save", str(files)).returncode == 0
    record = json.loads((files / "record.json").read_text())

    def replayed(name: str, catalogue: str = "catalogue.toml", **changed: Any) -> tuple[int, str]:
        (files / name).write_text(json.dumps({**record, **changed}))
        done = command(
            "replay", "--record", str(files / name), "--catalogue", str(files / catalogue)
        )
        return done.returncode, done.stdout + done.stderr

    status, said = replayed("digest.json", digest="0" * 32)
    assert (status, "NOT faithful (differs)" in said) == (3, True)
    inputs = {**record["inputs"], "contact_id": "another"}
    assert replayed("inputs.json", inputs=inputs)[0] == 3
    status, said = replayed("model.json", inputs={**record["inputs"], "model_version": "beef"})
    assert (status, "The model beef is not here" in said) == (3, True)
    (files / "other.toml").write_text((files / "catalogue.toml").read_text() + "\n# more\n")
    status, said = replayed("same.json", "other.toml")
    assert (status, "NOT faithful (missing)" in said) == (3, True)
    status, said = replayed("same.json", "gone.toml")
    assert (status, "can't be read" in said) == (1, True)
    (files / "bad.json").write_text("[" * 100_000)
    assert command("replay", "--record", str(files / "bad.json")).returncode == 1
    (files / "escape.json").write_text(json.dumps({**record, "catalogue_version": "\x1b[2J"}))
    done = command("replay", "--record", str(files / "escape.json"))
    assert done.returncode == 3
    assert "\x1b" not in done.stdout


def test_what_there_is_not(hub: Hub) -> None:
    for arguments in (["nothing-like-it"], ["%"], ["x" * 5_000]):
        done = hub.run("replay", *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "no such list" in done.stderr
    assert command("replay").returncode == 1
    assert command("replay", "d1").returncode == 1


def test_keys_rotate_beside_a_hub(asked: tuple[Hub, dict[str, Any]]) -> None:
    hub, reply = asked
    codes = reply["actions"][0]["codes"]
    assert hub.run("codes", "rotate").returncode == 0
    key = (hub.write_key("call-centre"), "")
    again = httpx.post(f"{hub.url}/v1/decisions", json={"who": {"user_id": "ada"}}, auth=key).json()
    newer = again["actions"][0]["codes"]
    assert newer["positive"][:4] != codes["positive"][:4]
    told = {"codes": [codes["neutral"], newer["displayed"]]}
    results = httpx.post(f"{hub.url}/v1/responses", json=told, auth=key).json()["results"]
    assert [one["verdict"] for one in results] == ["accepted", "accepted"]
