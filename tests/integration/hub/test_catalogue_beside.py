"""A catalogue that a command applies beside a serving hub is in force there, for everybody."""

from __future__ import annotations

from pathlib import Path

import httpx

from agent_desktop.shipped import resource
from tests.support.hub import MakeHub


def test_hub_and_desktops_follow_what_another_process_applied(
    make_hub: MakeHub, tmp_path: Path
) -> None:
    hub = make_hub("--heartbeat", "30", catalogue="demo")
    first = hub.ask("GET", "/v1/catalogues/current")["version"]
    begun = hub.ask("GET", "/v1/sync/pull?installation=desk&limit=1000")
    assert not begun["more"]
    file = tmp_path / "next.toml"
    text = resource("catalogues", "demo.toml").read_text("utf-8")
    file.write_text(text.replace('write_key = "northline-chat"', 'write_key = "northline-talk"'))
    stream = f"{hub.url}/v1/sync/stream?installation=desk&cursor={begun['cursor']}"
    with httpx.stream("GET", stream, headers=hub.headers(), timeout=20) as line:
        lines = line.iter_lines()
        assert next(lines) is not None
        applied = hub.run("catalogue", "apply", str(file), "--by", "maria")
        assert applied.returncode == 0, applied.stderr
        assert any(one.startswith("data:") and "position" in one for one in lines)
    second = hub.ask("GET", "/v1/catalogues/current")["version"]
    assert second != first
    later = hub.ask("GET", f"/v1/sync/pull?installation=desk&limit=1000&cursor={begun['cursor']}")
    assert [one["catalogue_version"] for one in later["transactions"]][-1] == second
    body = {"batch": [hub.event("ada", "Message Sent")], "writeKey": "northline-talk"}
    hub.ask("POST", "/v1/batch", body=body, token=None)
    assert hub.run("catalogue", "rollback", first, "--by", "otto").returncode == 0
    hub.until(lambda: hub.ask("GET", "/v1/catalogues/current")["version"] == first)
    told = hub.run("catalogue", "history").stdout.splitlines()
    assert [line.split()[0] for line in told] == [first, second, first]
    assert hub.run("audit", "verify").returncode == 0


def test_a_hub_that_starts_with_a_bad_file_serves_the_last_good_one(
    make_hub: MakeHub, tmp_path: Path
) -> None:
    hub = make_hub(catalogue="demo")
    first = hub.ask("GET", "/v1/catalogues/current")["version"]
    hub.stop()
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"name = '\xff'")
    again = make_hub(catalogue=str(bad), data=hub.data)
    assert again.ask("GET", "/v1/catalogues/current")["version"] == first
    assert any("is not UTF-8 text" in line and '"error"' in line for line in again.log)
