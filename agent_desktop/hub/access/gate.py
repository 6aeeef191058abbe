"""The gate that every request passes: it holds the table of routes against the token."""

from __future__ import annotations

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from agent_desktop.hub.access.routes import PUBLIC, allowed
from agent_desktop.hub.access.tokens import Principal, Tokens
from agent_desktop.protocol.errors import NotAllowed, ProtocolMismatch, SignInNeeded
from agent_desktop.protocol.messages import PROTOCOL_VERSION

PROTOCOL_HEADER = "agent-desktop-protocol"
_SCHEME = "bearer "


class Gate:
    """A guard of the whole application; no route can be without it."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        """Raises ProtocolMismatch, SignInNeeded or NotAllowed; otherwise the principal is
        `connection.user`."""
        scope, headers = connection.scope, connection.headers
        principal = self.admitted(
            (str(scope.get("method", "")), scope["path_template"]),
            headers.get(PROTOCOL_HEADER, ""),
            headers.get("authorization", ""),
        )
        if principal is not None:
            scope["user"] = principal

    def admitted(
        self, route: tuple[str, str], version: str, authorization: str
    ) -> Principal | None:
        """Who asks by this method and template; None where anybody may. Raises as above."""
        spoken(version)
        try:
            roles = allowed(*route)
        except KeyError:
            raise NotAllowed("Nobody may use this address.") from None
        if roles is PUBLIC:
            return None
        principal = self._tokens.verify(bearer(authorization))
        if principal.role not in roles:
            raise NotAllowed(f"The role '{principal.role}' may not do this.")
        return principal


def spoken(version: str) -> None:
    """Whether this hub speaks the desktop's version; who names none speaks the first one.

    Before the token is looked at: an old desktop must hear this even where it can't sign in.
    Raises ProtocolMismatch.
    """
    if version and version.strip() != str(PROTOCOL_VERSION):
        raise mismatch(version.strip())


def mismatch(version: str) -> ProtocolMismatch:
    """In words for whoever sits before the desktop."""
    theirs = version if version.isascii() and version.isdecimal() and len(version) < 6 else "?"
    older = "Agent Desktop" if theirs != "?" and int(theirs) < PROTOCOL_VERSION else "the hub"
    return ProtocolMismatch(
        f"This hub speaks version {PROTOCOL_VERSION} of the sync protocol, the desktop version "
        f"{theirs}: {older} has to be updated. Nothing is lost meanwhile."
    )


def bearer(header: str) -> str:
    """The token of an Authorization header. Raises SignInNeeded if there is none."""
    if header[: len(_SCHEME)].lower() != _SCHEME or not header[len(_SCHEME) :].strip():
        raise SignInNeeded("This needs a token. Sign in.")
    return header[len(_SCHEME) :].strip()
