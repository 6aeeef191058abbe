"""Which addresses a hub may have: https, or http on this computer only."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_HERE: Final = "localhost"


class BadAddress(Exception):
    """The message is for the person who typed or configured it."""


def checked(url: str) -> str:
    """The address without a trailing slash. Raises BadAddress."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as error:
        raise BadAddress(f"'{_shown(url)}' is no address of a hub.") from error
    host = parts.hostname or ""
    if parts.scheme not in {"https", "http"} or not host:
        raise BadAddress(
            f"'{_shown(url)}' is no address of a hub. It looks like https://hub.example.com."
        )
    if parts.username or parts.password:
        raise BadAddress("The hub's address must not hold a name or a password: sign in instead.")
    if parts.query or parts.fragment:
        raise BadAddress(f"'{_shown(url)}' is no address of a hub: it must end before ? and #.")
    if parts.scheme == "http" and not _is_here(host):
        raise BadAddress(
            f"http://{host} would send customers' data over the network unprotected. Use https."
        )
    return url.strip().rstrip("/")


def _is_here(host: str) -> bool:
    if host == _HERE:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(url: str) -> str:
    """Without what may be a password in it."""
    return url.strip()[:80].rpartition("@")[2]
