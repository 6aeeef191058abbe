"""The gate that every request passes: it holds the table of routes against the token."""

from __future__ import annotations

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from agent_desktop.hub.access.routes import PUBLIC, allowed
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.protocol.errors import NotAllowed, SignInNeeded

_SCHEME = "bearer "


class Gate:
    """A guard of the whole application; no route can be without it."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        """Raises SignInNeeded or NotAllowed; otherwise the principal is `connection.user`."""
        scope = connection.scope
        try:
            roles = allowed(str(scope.get("method", "")), scope["path_template"])
        except KeyError:
            raise NotAllowed("Nobody may use this address.") from None
        if roles is PUBLIC:
            return
        principal = self._tokens.verify(bearer(connection.headers.get("authorization", "")))
        if principal.role not in roles:
            raise NotAllowed(f"The role '{principal.role}' may not do this.")
        scope["user"] = principal


def bearer(header: str) -> str:
    """The token of an Authorization header. Raises SignInNeeded if there is none."""
    if header[: len(_SCHEME)].lower() != _SCHEME or not header[len(_SCHEME) :].strip():
        raise SignInNeeded("This needs a token. Sign in.")
    return header[len(_SCHEME) :].strip()
