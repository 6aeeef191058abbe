"""docs/api.md says what there is."""

from __future__ import annotations

import re

from agent_desktop.hub.access.routes import PUBLIC, ROUTES
from agent_desktop.protocol.messages import EntryKind, Verdict
from tests.support.places import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
HUB = ROOT / "agent_desktop" / "hub"


def test_every_route_with_a_token_is_described() -> None:
    for (method, path), roles in ROUTES.items():
        if roles is PUBLIC or path.startswith("/schema"):
            continue
        told = path.replace("{customer_id}", "{id}")
        assert f"{method} {told}" in TEXT, path


def test_every_code_is_described() -> None:
    codes = set()
    rooms = [file for room in ("sync", "review", "deciding") for file in HUB.rglob(f"{room}/*.py")]
    for file in [*rooms, HUB / "refusals.py"]:
        source = file.read_text("utf-8")
        codes |= set(re.findall(r'Refused\((?:[^()]|\([^()]*\))*?"([a-z_]+)"\s*,?\s*\)', source))
        codes |= set(re.findall(r'Refusal\(\s*"([a-z_]+)"', source))
        codes |= set(re.findall(r'BadCode\(\s*"([a-z_]+)"', source))
        codes |= set(re.findall(r'\bcode="([a-z_]+)"', source))
        codes |= set(re.findall(r'"code": "([a-z_]+)"', source))
        codes |= set(re.findall(r'not_yet\(\s*entry,\s*"([a-z_]+)"', source))
        codes |= set(re.findall(r'\d{3}[,:] \(?"([a-z_]+)"[,)]', source))
    assert {"bad_exposure", "expired", "other_touchpoint", "too_often", "no_decision"} <= codes
    assert {"bad_cursor", "id_reused", "gap", "sign_in", "too_large", "bad_method"} <= codes
    assert {code for code in codes if f"`{code}`" not in TEXT} == set()


def test_every_kind_and_verdict_is_described() -> None:
    for word in (*EntryKind, *Verdict):
        assert f"`{word.value}`" in TEXT
