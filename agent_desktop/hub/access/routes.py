"""The one table of what gets in: method and path against roles. A route without a row is refused.

`PUBLIC` routes need no token. Ingestion is among them because a write key opens it (see
hub.ingestion), and the two health checks because a load balancer has no token.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.domain.visibility import Role

PUBLIC: Final = None
EVERYBODY: Final = frozenset(Role)
SETTLERS: Final = frozenset({Role.SUPERVISOR, Role.ADMIN})
REVIEWERS: Final = frozenset({Role.SUPERVISOR})

Allowed = frozenset[Role] | None

_INGESTION: Final = (
    "identify",
    "track",
    "page",
    "screen",
    "group",
    "alias",
    "batch",
    "import",
    "i",
    "t",
    "p",
    "s",
    "g",
    "a",
    "b",
)

ROUTES: Final[dict[tuple[str, str], Allowed]] = {
    ("GET", "/healthz"): PUBLIC,
    ("GET", "/readyz"): PUBLIC,
    **{("POST", f"/v1/{name}"): PUBLIC for name in _INGESTION},
    ("POST", "/v1/cloudevents"): PUBLIC,
    # What touchpoints ask and answer: a write key opens these, too
    ("POST", "/v1/decisions"): PUBLIC,
    ("POST", "/v1/responses"): PUBLIC,
    ("GET", "/v1/projects/{write_key}/settings"): PUBLIC,
    ("GET", "/sourceConfig"): PUBLIC,
    # The sync protocol
    ("POST", "/v1/sync/push"): EVERYBODY,
    ("GET", "/v1/sync/pull"): EVERYBODY,
    ("GET", "/v1/sync/stream"): EVERYBODY,
    ("POST", "/v1/sync/hold"): EVERYBODY,
    ("GET", "/v1/sync/digest"): EVERYBODY,
    ("GET", "/v1/desktop-policy"): EVERYBODY,
    ("GET", "/v1/refused"): SETTLERS,
    ("POST", "/v1/refused/{entry_id}/settle"): SETTLERS,
    ("GET", "/v1/desks"): SETTLERS,
    # Look-ups
    ("GET", "/v1/customers"): EVERYBODY,
    ("GET", "/v1/customers/search"): EVERYBODY,
    ("GET", "/v1/customers/{customer_id}"): EVERYBODY,
    ("GET", "/v1/customers/{customer_id}/journey"): EVERYBODY,
    ("GET", "/v1/catalogues/{version}"): EVERYBODY,
    ("GET", "/v1/models/{version}"): EVERYBODY,
    # Review
    ("GET", "/v1/review/policy"): REVIEWERS,
    ("GET", "/v1/review/responses"): REVIEWERS,
    ("GET", "/v1/review/decisions/{decision_id}"): REVIEWERS,
    ("POST", "/v1/review/export"): REVIEWERS,
    # The description of all this
    ("GET", "/schema"): EVERYBODY,
    ("GET", "/schema/openapi.json"): EVERYBODY,
    ("GET", "/schema/{path}"): EVERYBODY,
}


def allowed(method: str, path: str) -> Allowed:
    """Who may call that route. Raises KeyError if the table has no row for it."""
    if method == "OPTIONS" and any(
        row_path == path and roles is PUBLIC for (_, row_path), roles in ROUTES.items()
    ):
        return PUBLIC  # a browser asks before it sends an event, and has no token then
    return ROUTES[method, path]
