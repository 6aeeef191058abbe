"""What gets in: every route, every role, and every token that must not."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping

import jwt
import msgspec
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from agent_desktop.domain.visibility import Role, Show, show
from agent_desktop.hub.access.routes import PUBLIC, ROUTES, allowed
from agent_desktop.hub.access.tokens import AUDIENCE, ISSUER
from tests.unit.hub.conftest import KEY

Client = TestClient[Litestar]
INSIDE = [(method, path) for (method, path), roles in ROUTES.items() if roles is not PUBLIC]


def registered(client: Client) -> set[tuple[str, str]]:
    return {
        (method, route.path_format)
        for route in client.app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
    }


def status(client: Client, method: str, path: str, headers: Mapping[str, str | bytes]) -> int:
    """Of a request that misses what the route needs: it ends at 400 once it got in."""
    filled = path.replace("{version}", "x").replace("{customer_id}", "x")
    filled = filled.replace("{decision_id}", "x").replace("{path}", "x").replace("{write_key}", "x")
    return client.request(method, filled, headers=dict(headers)).status_code  # type: ignore[arg-type]


def token(key: bytes = KEY, algorithm: str = "HS256", **changed: object) -> dict[str, str]:
    now = int(time.time())
    claims = {
        "sub": "dana", "role": "admin", "team": "cards", "iat": now, "exp": now + 60,
        "iss": ISSUER, "aud": AUDIENCE, "jti": "1", **changed,
    }  # fmt: skip
    return {"Authorization": f"Bearer {jwt.encode(claims, key, algorithm=algorithm)}"}


def unsigned() -> dict[str, str]:
    head, _, _ = token()["Authorization"].removeprefix("Bearer ").split(".")
    none = base64.urlsafe_b64encode(msgspec.json.encode({"alg": "none", "typ": "JWT"}))
    body = token()["Authorization"].removeprefix("Bearer ").split(".")[1]
    assert head
    return {"Authorization": f"Bearer {none.decode().rstrip('=')}.{body}."}


def test_every_route_has_a_row_and_every_row_a_route(client: Client) -> None:
    real = {(method, path) for method, path in registered(client) if method != "OPTIONS"}
    assert real == set(ROUTES)


def test_options_is_for_browsers_that_send_events(client: Client) -> None:
    for method, path in registered(client):
        if method != "OPTIONS":
            continue
        public = any(path == row and roles is PUBLIC for (_, row), roles in ROUTES.items())
        assert (status(client, method, path, {}) == 403) is not public, path


def test_every_role_on_every_route(client: Client, bearer: dict[str, dict[str, str]]) -> None:
    for (method, path), roles in ROUTES.items():
        for role in Role:
            got = status(client, method, path, bearer[role])
            if roles is PUBLIC or role in roles:
                assert got not in {401, 403}, (method, path, role)
            else:
                assert got == 403, (method, path, role)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic ZGFuYTo="},
        {"Authorization": "Bearer x.y.z"},
        {"Authorization": "Bearer " + "é" * 50},
        token(exp=1),
        token(key=b"another key, of another hub, or so"),
        token(role="root"),
        token(aud="somebody-else"),
        token(algorithm="HS384"),
        unsigned(),
    ],
    ids=["none", "empty", "no token", "basic", "garbage", "not ascii", "expired", "wrong key",
         "no such role", "audience", "algorithm", "alg none"],
)  # fmt: skip
def test_without_a_good_token_only_public_routes_answer(
    client: Client, headers: dict[str, str]
) -> None:
    sent = {key: value.encode() for key, value in headers.items()}
    for method, path in INSIDE:
        assert status(client, method, path, sent) == 401, (method, path)
    for method, path in ((m, p) for (m, p), roles in ROUTES.items() if roles is PUBLIC):
        assert status(client, method, path, sent) not in {401, 403}, (method, path)


def test_a_refusal_says_why_and_echoes_nothing(
    client: Client, bearer: dict[str, dict[str, str]]
) -> None:
    no_token = client.get("/v1/sync/pull?installation=canary-4711")
    assert no_token.headers["www-authenticate"] == "Bearer"
    wrong_role = client.get("/v1/review/responses?text=canary-4711", headers=bearer["agent"])
    for reply, code in ((no_token, "sign_in"), (wrong_role, "not_allowed")):
        told = reply.json()
        assert told["code"] == code
        assert told["message"]
        assert told["hub"]
        assert told["epoch"] == 1
        assert "canary" not in reply.text


def test_a_route_without_a_row_is_refused(client: Client) -> None:
    with pytest.raises(KeyError):
        allowed("GET", "/v1/forgotten")
    with pytest.raises(KeyError):
        allowed("DELETE", "/v1/customers")


def test_review_is_for_those_who_may_see_responses() -> None:
    for (_, path), roles in ROUTES.items():
        if path.startswith("/v1/review/responses") or path == "/v1/review/export":
            assert roles is not None
            for role in roles:
                assert show("responses", role, verified=False) is Show.SHOWN
