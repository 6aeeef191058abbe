"""A customer at a touchpoint without an agent: asks the hub what to show, and says no to it."""

from __future__ import annotations

import base64
import http.client
import json
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Sentiment

_SELF_SERVICE: Final = (Channel.WEB, Channel.MOBILE)
_TRUSTED: Final = ("user_id",)
_PUBLIC: Final = ("anonymous_id",)
_TIMEOUT_S: Final = 10


class Seen(NamedTuple):
    """An action that the touchpoint shows, with the code that says no to it."""

    touchpoint: Touchpoint
    action_id: str
    title: str
    code: str


def shown_to(
    hub_url: str, catalogue: Catalogue, customer: Customer, wanted: frozenset[str]
) -> Seen | None:
    """The first of the `wanted` actions that a web page or an app shows this customer. Blocks;
    raises OSError when the hub is away."""
    for touchpoint in catalogue.touchpoints.values():
        if touchpoint.channel not in _SELF_SERVICE or touchpoint.agent_handled:
            continue
        here = {a for a in wanted if touchpoint.name in catalogue.actions[a].assets}
        if not here:
            continue
        for who in _known_as(customer, touchpoint):
            question = {"who": who, "displayed": True}
            reply = _post(hub_url, "/v1/decisions", touchpoint.write_key, question)
            for offer in (reply or {}).get("actions", ()):
                code = offer["codes"].get(Sentiment.NEGATIVE.value, "")
                if offer["action"] in here and code:
                    return Seen(touchpoint, offer["action"], offer["title"], code)
    return None


def decline(hub_url: str, seen: Seen) -> bool:
    """Sends the code back. Blocks; raises OSError. False when the hub did not take it."""
    reply = _post(hub_url, "/v1/responses", seen.touchpoint.write_key, {"code": seen.code})
    results = (reply or {}).get("results", ())
    return bool(results) and results[0]["verdict"] == "accepted"


def _known_as(customer: Customer, touchpoint: Touchpoint) -> list[dict[str, str]]:
    """A back-end knows who has signed in; a page only knows the browser."""
    names = _TRUSTED if touchpoint.trust is Trust.TRUSTED else _PUBLIC
    return [
        {linked.identity.namespace: linked.identity.value}
        for name in names
        for linked in customer.identities
        if linked.identity.namespace == name
    ]


def _post(hub_url: str, path: str, write_key: str, body: dict[str, Any]) -> dict[str, Any] | None:
    """None for a refusal."""
    address = urlsplit(hub_url)
    line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=_TIMEOUT_S)
    try:
        line.request(
            "POST",
            path,
            body=json.dumps(body),
            headers={
                "Content-Type": "application/json",
                "Authorization": "Basic " + base64.b64encode(f"{write_key}:".encode()).decode(),
            },
        )
        answer = line.getresponse()
        text = answer.read()
        if answer.status != 200:
            return None
        found: dict[str, Any] = json.loads(text)
        return found
    finally:
        line.close()
