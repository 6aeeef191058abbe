"""Policies, follow-ups and a model, through whole desktops: what one sees holds for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_main_job import ADA, identify, responses_on
from tests.support.desktop_process import MakeDesktop
from tests.support.hub import Hub, MakeHub
from tests.support.hub_room import Room

CATALOGUE = """
name = "policies"
region = "GB"
[traits]
income = 0
[learning]
noise = false
control = 0.0
[learning.features]
events_7d = { edges = [2, 5] }
traits.income = { edges = [1000] }

[touchpoints.calls]
channel = "assisted"
label = "Calls"
trust = "trusted"
agent_handled = true

[[policies]]
name = "seen once"
counts = "displayed"
threshold = 1
window_days = 30
pause_days = 5
actions = ["survey"]

[groups.cards]
title = "Cards"

[actions.gold]
title = "Offer the gold card"
group = "cards"
value = 9
propensity = 0.5
why = "Because"
suppress.negative = { days = 30, scope = "group" }
assets.calls.talk_track = "Gold?"
assets.calls.responses.positive = { next = "sign" }
[actions.silver]
title = "Offer the silver card"
group = "cards"
value = 5
propensity = 0.5
why = "Because"
assets.calls = {}
[actions.sign]
title = "Sign it now"
follow_up_only = true
propensity = 0.5
why = "Because"
assets.calls = {}
[actions.survey]
title = "Ask how it was"
propensity = 0.3
why = "Because"
assets.calls = {}
[actions.app]
title = "Show the app"
propensity = 0.2
why = "Because"
assets.calls = {}
"""


@pytest.fixture
def learnt(make_hub: MakeHub, tmp_path: Path) -> tuple[Hub, str]:
    """A hub with a model in force that knows Ada; and the model's version."""
    file = tmp_path / "policies.toml"
    file.write_text(CATALOGUE)
    data = tmp_path / "hub"
    version = _with_model(data)
    hub = make_hub(catalogue=str(file), data=data)
    identify(hub, "ada", "Ada Byron", ADA)
    return hub, version


def _with_model(data: Path) -> str:
    from agent_desktop.hub.store.database import system_clock
    from tests.support.many_customers import install_model

    room = Room(data)
    try:
        room.catalogues.publish_now(CATALOGUE, "policies.toml")
        return install_model(room, system_clock())
    finally:
        room.database.close()


def _listed(*actions: str) -> Any:
    return lambda view: view["screen"] == "customer" and set(view["actions"]) == set(actions)


def test_what_is_said_at_one_desk_holds_at_the_other_and_after_a_line_that_was_down(
    learnt: tuple[Hub, str], make_desktop: MakeDesktop
) -> None:
    hub, version = learnt
    dana, lee = make_desktop(hub), make_desktop(hub, subject="lee")
    everything = _listed("gold", "silver", "survey", "app")
    dana.call(ADA)
    dana.until(everything)
    lee.until(lambda v: v["online"])

    # A yes brings what continues it, first; taking it back takes that too.
    view = dana.do("respond", action_id="gold", sentiment="positive")
    assert view["actions"][0] == "sign"
    view = dana.do("undo")
    assert "sign" not in view["actions"]

    # It stays while the call goes on in which it was seen, and rests in the next, at any desk.
    dana.until(lambda v: v["answered"] and v["waiting"] == 0)
    dana.do("contact_ended", contact_id="demo:c1")
    dana.do("leave")
    _until_seen(hub, "survey")
    lee.call(ADA, key="c2")
    view = lee.until(_listed("gold", "silver", "app"))
    assert view["because"]["survey"] == ["policy", "seen once"]

    # A no lets the whole group rest, here and there, and it brings its list when it was offline.
    dana.call(ADA, key="c3")
    dana.until(_listed("gold", "silver", "app"))
    hub.kill()
    dana.do("respond", action_id="gold", sentiment="negative")
    view = dana.until(lambda v: v["answered"][0]["solid"] and v["waiting"] == 1)
    assert view["actions"] == ["app"]
    assert view["because"]["silver"][0] == "suppressed"
    hub.start()
    dana.do("retry")
    lee.do("retry")
    dana.until(lambda v: v["waiting"] == 0 and v["answered"][0]["synced"])
    lee.until(lambda v: not {"gold", "silver"} & set(v["actions"]))
    newest = responses_on(hub)[-1]
    token = hub.token("supervisor", subject="sam")
    seen = hub.ask("GET", f"/v1/review/decisions/{newest['decision_id']}", token=token)
    assert seen["faithful"]
    assert seen["record"]["inputs"]["model_version"] == version
    assert not [line for desk in (dana, lee) for line in desk.stderr if line.strip()]


def _until_seen(hub: Hub, action: str) -> None:
    """The hub has the impression."""
    from sqlalchemy import create_engine, text

    engine = create_engine(f"sqlite:///{hub.data / 'hub.db'}")
    wanted = text("SELECT count(*) FROM exposures WHERE action_id = :action")

    def there() -> bool:
        with engine.connect() as connection:
            return bool(connection.execute(wanted, {"action": action}).scalar_one())

    try:
        hub.until(there)
    finally:
        engine.dispose()
