"""Lists that touchpoints asked for teach like an agent's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.api import application
from agent_desktop.hub.serve import Options, parts
from tests.support.school import CATALOGUE, DAY, School

WEB = CATALOGUE.replace(
    'channel = "web"', 'channel = "web"\nwrite_key = "shop"\ntrust = "trusted"'
).replace("assets.call-centre = {}", "assets.call-centre = {}\nassets.website = {}")


def test_a_tile_that_was_answered_is_a_case_and_one_that_was_only_shown_is_none(
    school: School, tmp_path: Path, tokens: Tokens
) -> None:
    school.room.catalogues.publish_now(WEB, "web.toml")
    customers = {name: school.customer(name, income=70) for name in ("ada", "ben", "cleo")}
    app = application(parts(Options(data=tmp_path), school.room.database, tokens))
    with TestClient(app, raise_server_exceptions=False) as client:
        codes: dict[str, Any] = {}
        for name in customers:
            reply = client.post(
                "/v1/decisions", json={"who": {"user_id": name}}, auth=("shop", "")
            ).json()
            card = next(one for one in reply["actions"] if one["action"] == "card")
            codes[name] = card["codes"]
        told = [codes["ada"]["positive"], codes["ben"]["negative"]]
        reply = client.post("/v1/responses", json={"codes": told, "writeKey": "shop"}).json()
        assert [one["verdict"] for one in reply["results"]] == ["accepted", "accepted"], reply
    school.happens("ben", "Card Activated", at=school.now + DAY)
    school.later(days=9)
    school.round()
    found = {row[0]: row[1:] for row in school.cases("customer_id, action_id, worked, expected")}
    assert set(found) == {customers["ada"], customers["ben"]}
    assert found[customers["ada"]][:2] == ("card", 0)  # a click is not the outcome
    assert found[customers["ben"]][:2] == ("card", 1)
    assert found[customers["ada"]][2] == 0.3
