"""Bearer tokens: who asks, in which role and team, and until when.

The hub signs them itself (HS256). Times in a token are seconds, as RFC 7519 says.
"""

from __future__ import annotations

import secrets
import time
from typing import Any, Final

import jwt
import msgspec

from agent_desktop.domain.visibility import Role
from agent_desktop.protocol.errors import SignInNeeded

ISSUER: Final = "agent-desktop-hub"
AUDIENCE: Final = "agent-desktop"
_CLAIMS = ("sub", "role", "team", "exp", "iat", "iss", "aud", "jti")
_LONGEST = 4096
_REMEMBERED = 20_000
_EXPIRED = "The token has expired. Sign in again."


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, as the token says."""

    subject: str
    role: Role
    team: str
    expires_at: int
    """Seconds since the epoch."""
    token_id: str


class Tokens:
    """Issues and verifies with one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: dict[str, Principal] = {}

    def issue(self, *, subject: str, role: Role, team: str, lasts_s: int) -> str:
        """A token for `subject`. Raises ValueError for an empty or overlong name."""
        for name, value in (("subject", subject), ("team", team)):
            if not value.strip() or len(value) > 100:
                raise ValueError(f"The {name} must have 1 to 100 characters.")
        now = int(time.time())
        claims = {
            "sub": subject,
            "role": str(role),
            "team": team,
            "iat": now,
            "exp": now + lasts_s,
            "iss": ISSUER,
            "aud": AUDIENCE,
            "jti": secrets.token_hex(8),
        }
        return jwt.encode(claims, self._key, algorithm="HS256")

    def verify(self, token: str) -> Principal:
        """Who this token speaks for. Raises SignInNeeded; nothing of the token is echoed."""
        known = self._known.get(token)
        if known is not None and known.expires_at > time.time():
            return known
        self._known.pop(token, None)
        principal = self._read(token)
        if principal.expires_at <= time.time():
            raise SignInNeeded(_EXPIRED)
        if len(self._known) >= _REMEMBERED:  # forget the oldest; dicts keep their order
            del self._known[next(iter(self._known))]
        self._known[token] = principal
        return principal

    def _read(self, token: str) -> Principal:
        if len(token) > _LONGEST:
            raise SignInNeeded("The token is not one of this hub. Sign in again.")
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key,
                algorithms=["HS256"],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": list(_CLAIMS)},
            )
            return _principal(claims)
        except jwt.ExpiredSignatureError:
            raise SignInNeeded(_EXPIRED) from None
        except (jwt.InvalidTokenError, ValueError, RecursionError):
            raise SignInNeeded("The token is not one of this hub. Sign in again.") from None


def _principal(claims: dict[str, Any]) -> Principal:
    subject, team, token_id = claims["sub"], claims["team"], claims["jti"]
    if not all(isinstance(value, str) and value for value in (subject, team, token_id)):
        raise ValueError("a claim is empty or not text")
    return Principal(
        subject=subject,
        role=Role(claims["role"]),
        team=team,
        expires_at=int(claims["exp"]),
        token_id=token_id,
    )
