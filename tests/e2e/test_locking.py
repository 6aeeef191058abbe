"""The lock of whole desktops: what it hides, what goes on behind it, and the ways back in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.bootstrap.opening import open_profile
from agent_desktop.bootstrap.system import SystemClock
from agent_desktop.cache import rekeying
from agent_desktop.cache.profile import OpenProfile
from tests.support.desktop_process import ASKS_PIN, Desktop, FixedKey, MakeDesktop
from tests.support.hub import Hub, MakeHub
from tests.support.idle_fakes import until
from tests.support.journeys import item, response

ADA = "+442079460018"
PIN = "4927"
KEYRING = FixedKey().load("")


@pytest.fixture(autouse=True)
def _asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ASKS_PIN, "1")


def _ada(hub: Hub) -> None:
    event = hub.event("ada", "Page Viewed", {"name": "Cards"})
    identify = {
        "type": "identify",
        "userId": "ada",
        "messageId": "i1",
        "timestamp": event["timestamp"],
        "traits": {"name": "Ada Lovelace", "phone": ADA},
    }
    hub.post_events([identify, event])


def _until(
    desktop: Desktop, true: Callable[[dict[str, Any]], bool], seconds: float = 30.0
) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while True:
        state = desktop.do("lock_state")
        if true(state):
            return state
        assert time.monotonic() < deadline, f"in vain: {state} {desktop.stderr}"
        time.sleep(0.05)


def _with_pin(hub: Hub, make_desktop: MakeDesktop) -> Desktop:
    desktop = make_desktop(hub)
    state = desktop.do("lock_state")
    assert state["asks_pin"], "a first PIN stands before the window"
    assert not state["locked"]
    desktop.do("choose_pin", pin="1234")
    assert "in a row" in desktop.do("lock_state")["pin_trouble"]
    desktop.do("choose_pin", pin=PIN)
    _until(desktop, lambda state: state["puller"] is not None)
    return desktop


def test_a_locked_desk_hides_everything_and_goes_on_sending(
    hub: Hub, make_desktop: MakeDesktop
) -> None:
    _ada(hub)
    desktop = _with_pin(hub, make_desktop)
    desktop.call(ADA)
    shown = desktop.until(lambda view: view["screen"] == "customer" and view["actions"])
    hub.stop()
    desktop.do("respond", action_id=shown["actions"][0], sentiment="positive")
    desktop.until(lambda view: view["waiting"] == 1)

    # Locked during the call, because its agent asks for it: nothing of Ada stays to be read.
    state = desktop.do("lock")
    assert state["locked"]
    assert state["behind"] == []
    assert "Ada" not in state["text"]
    assert "On a call" in state["told"]
    _until(desktop, lambda state: state["sealed"] and state["puller"] is None)

    # The outbox goes on sending.
    hub.start()
    desktop.until(lambda view: view["waiting"] == 0)
    assert desktop.do("lock_state")["sealed"]

    desktop.do("type_pin", pin="4928")
    _until(desktop, lambda state: "not the PIN" in state["trouble"])
    desktop.do("type_pin", pin="٤٩٢٧")
    _until(desktop, lambda state: not state["locked"] and state["puller"] is not None)
    assert desktop.view()["caller"] == "Ada Lovelace"

    # Killed, and started without the hub: the PIN comes first, and Ada is in the cache.
    hub.stop()
    desktop.kill()
    desktop.start()
    state = desktop.do("lock_state")
    assert state["locked"]
    assert state["sealed"]
    assert "Ada" not in state["text"]
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: not state["locked"])
    desktop.do("leave")
    desktop.call(ADA, key="c2")
    desktop.until(lambda view: view["caller"] == "Ada Lovelace")
    assert rekeying.opens(desktop.profile / "outbox.db", KEYRING)
    assert not rekeying.opens(desktop.profile / "customers.db", KEYRING)


def test_a_forgotten_pin_and_another_one(hub: Hub, make_desktop: MakeDesktop) -> None:
    _ada(hub)
    desktop = _with_pin(hub, make_desktop)
    desktop.call(ADA)
    shown = desktop.until(lambda view: view["screen"] == "customer" and view["actions"])
    hub.stop()
    desktop.do("respond", action_id=shown["actions"][0], sentiment="negative")
    desktop.until(lambda view: view["waiting"] == 1)
    desktop.do("lock")
    desktop.kill()
    desktop.start()
    hub.start()
    desktop.do("forgot")
    _until(desktop, lambda state: state["asks_sign_in"])
    desktop.do("sign_in_anew", hub=hub.url, token=hub.token("agent", subject="dana"))
    _until(desktop, lambda state: state["asks_pin"])
    desktop.do("choose_pin", pin="83017")
    _until(desktop, lambda state: not state["locked"] and state["puller"] is not None)
    desktop.until(lambda view: view["waiting"] == 0)
    desktop.do("leave")
    desktop.call(ADA, key="c2")
    desktop.until(lambda view: view["caller"] == "Ada Lovelace")
    desktop.do("lock")
    _until(desktop, lambda state: state["sealed"])
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: "not the PIN" in state["trouble"])
    desktop.do("type_pin", pin="83017")
    _until(desktop, lambda state: not state["locked"])
    desktop.do("change_pin", old="83017", pin="550912")
    _until(desktop, lambda state: not state["asks_pin"])
    desktop.do("lock")
    desktop.do("type_pin", pin="550912")
    _until(desktop, lambda state: not state["locked"])
    assert desktop.quit() == 0


def test_it_locks_when_nobody_is_there_and_never_during_a_contact(
    hub: Hub, make_desktop: MakeDesktop
) -> None:
    _ada(hub)
    desktop = _with_pin(hub, make_desktop)
    desktop.call(ADA)
    desktop.until(lambda view: view["screen"] == "customer")
    for seconds in (301, 901, 86_400):
        assert not desktop.do("idle", seconds=seconds)["locked"]
    desktop.do("contact_ended", contact_id="placed:c1")
    contact = desktop.view()["contact"]
    desktop.do("contact_ended", contact_id=contact)
    desktop.do("idle", seconds=301)
    assert not desktop.do("lock_state")["locked"], "this is wrap-up"
    desktop.do("idle", seconds=901)
    state = _until(desktop, lambda state: state["locked"] and state["sealed"])
    assert state["said"] == "Locked after 5 minutes"
    assert "Ada" not in state["text"]
    desktop.do("idle", seconds=0)
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: not state["locked"])
    desktop.do("leave")
    desktop.do("idle", seconds=299)
    assert not desktop.do("lock_state")["locked"]
    desktop.do("policy", policy={"lock_after_s": 0})
    desktop.do("idle", seconds=5_000)
    assert not desktop.do("lock_state")["locked"]
    desktop.do("policy", policy={"lock_after_s": 60})
    desktop.do("idle", seconds=61)
    _until(desktop, lambda state: state["locked"])


def test_online_only_keeps_nothing_but_the_outbox(
    make_hub: MakeHub, make_desktop: MakeDesktop, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[desktop]\nonline_only = true\n", encoding="utf-8")
    hub = make_hub("--policy", str(policy))
    _ada(hub)
    desktop = _with_pin(hub, make_desktop)
    assert any("Online only" in line for line in desktop.do("lock_state")["settings"])
    desktop.call(ADA)
    shown = desktop.until(lambda view: view["screen"] == "customer" and view["actions"])
    hub.stop()
    desktop.do("respond", action_id=shown["actions"][0], sentiment="positive")
    desktop.until(lambda view: view["waiting"] == 1)
    customers = desktop.profile / "customers.db"
    assert customers.exists()
    desktop.do("lock")
    assert until(lambda: not customers.exists()), "locked: nothing is left of this run"
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: not state["locked"])
    before = customers.read_bytes()
    desktop.kill()
    desktop.start()
    assert not customers.exists() or customers.read_bytes() != before
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: not state["locked"])
    assert desktop.until(lambda view: view["waiting"] == 1)
    assert desktop.quit() == 0
    assert not customers.exists()
    assert (desktop.profile / "outbox.db").exists()


def test_a_supervisors_window_locks_too(hub: Hub, make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(hub, subject="sabine", role="supervisor")
    desktop.do("choose_pin", pin=PIN)
    _until(desktop, lambda state: not state["asks_pin"])
    desktop.do("idle", seconds=301)
    state = _until(desktop, lambda state: state["locked"] and state["sealed"])
    assert state["behind"] == []
    desktop.do("idle", seconds=0)
    desktop.do("type_pin", pin=PIN)
    state = _until(desktop, lambda state: not state["locked"])
    assert not state["sealed"]


def test_a_call_that_comes_while_it_is_locked(hub: Hub, make_desktop: MakeDesktop) -> None:
    """From a first run in the window: hub and token, then the PIN, then a call to a locked desk."""
    _ada(hub)
    desktop = make_desktop()
    desktop.do("fill_in", hub=hub.url, token=hub.token("agent", subject="dana"))
    _until(desktop, lambda state: state["asks_pin"])
    desktop.do("choose_pin", pin=PIN)
    _until(desktop, lambda state: state["puller"] is not None)
    assert not rekeying.opens(desktop.profile / "customers.db", KEYRING)
    desktop.do("lock")
    _until(desktop, lambda state: state["sealed"])
    desktop.call(ADA)
    state = _until(desktop, lambda state: "On a call" in state["told"])
    assert "Ada" not in state["text"]
    assert ADA not in state["text"]
    desktop.do("type_pin", pin=PIN)
    _until(desktop, lambda state: not state["locked"])
    shown = desktop.until(lambda view: view["caller"] == "Ada Lovelace" and view["actions"])
    desktop.do("respond", action_id=shown["actions"][0], sentiment="positive")
    desktop.until(lambda view: view["answered"][0]["synced"])


def test_the_hub_lists_a_colleague_who_left_something(hub: Hub, tmp_path: Path) -> None:
    """Kim's session ran out before it left; Dana's desktop tells of it, sending nothing as Kim."""
    kim = Desktop(tmp_path / "desk" / "profiles" / "kim")
    kim.sign_in(hub, subject="kim", lasts_s=2)
    profile = open_profile(kim.profile, FixedKey(), SystemClock())
    try:
        kims = asyncio.run(_record(profile))
    finally:
        profile.close()
    time.sleep(2)
    dana = Desktop(tmp_path / "desk" / "profiles" / "dana")
    dana.sign_in(hub, subject="dana")
    dana.start()
    try:
        dana.do("choose_pin", pin=PIN)
        admin = hub.token("admin", subject="root")
        assert until(lambda: bool(hub.ask("GET", "/v1/desks", token=admin)["desks"]), 30)
        (desk,) = hub.ask("GET", "/v1/desks", token=admin)["desks"]
        assert desk["waiting"] == 1
        assert desk["installation"] == kims
    finally:
        dana.close()


async def _record(profile: OpenProfile) -> str:
    """One answer of Kim's. The id under which she syncs from here."""
    await profile.outbox.commit((item(response(by="kim")),), None)
    return await profile.outbox.installation("kim")
