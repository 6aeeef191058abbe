"""What the hub's answers mean. Each must prove that it is the hub's; failures are named.

A status code proves nothing: captive portals and proxies answer 200, 401 and 403 too. An answer is
believed when its body is the JSON that belongs there, which for replies and errors alike names the
hub and its epoch.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

import httpx
import msgspec

from agent_desktop.protocol.errors import (
    HubAway,
    HubBusy,
    HubError,
    NotAllowed,
    NotFound,
    ProtocolMismatch,
    Refused,
    SignInNeeded,
)

T = TypeVar("T")

_BUSY_S: Final = 5.0
STRANGER: Final = (
    "Something else answered in the hub's place (a sign-in page of the network, perhaps). Open a "
    "web page to see whether the network wants you to sign in"
)


_NAMED: Final[dict[int, type[HubError]]] = {
    401: SignInNeeded,
    403: NotAllowed,
    404: NotFound,
    426: ProtocolMismatch,
}


class _Said(msgspec.Struct, frozen=True):
    """The hub's own error body."""

    code: str
    message: str
    hub: str
    epoch: int


_said = msgspec.json.Decoder(_Said)


def reply_of(answer: httpx.Response, reply: msgspec.json.Decoder[T]) -> T:
    """The message in it. Raises HubError."""
    if answer.status_code != 200:
        raise error_of(answer)
    try:
        return reply.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if _is_json_of_a_hub(answer.content):
            raise ProtocolMismatch(
                "The hub's answer does not fit this version of Agent Desktop. Update the older of "
                "the two"
            ) from error
        raise HubAway(STRANGER) from error


def error_of(answer: httpx.Response) -> HubError:
    """What a status other than 200 means, if it is the hub that says so."""
    try:
        said = _said.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _from_a_stranger(answer)
    status = answer.status_code
    if status in _NAMED:
        return _NAMED[status](said.message)
    if status == 429 or status >= 500:
        return HubBusy(said.message, retry_after(answer))
    if status >= 400:
        return Refused(said.message, said.code)
    return HubAway(STRANGER)


def _from_a_stranger(answer: httpx.Response) -> HubError:
    """A proxy or load balancer in front of a hub that is down, or a network's sign-in page."""
    if answer.status_code in {429, 502, 503, 504}:
        return HubBusy("The hub is not available just now", retry_after(answer))
    return HubAway(STRANGER)


def retry_after(answer: httpx.Response) -> float:
    """Seconds. A date is not understood (the hub sends none) and counts as nothing said."""
    try:
        seconds = float(answer.headers.get("retry-after", ""))
    except ValueError:
        return _BUSY_S
    return seconds if 0 <= seconds < float("inf") else _BUSY_S


def away(error: Exception) -> HubAway:
    """No answer. The library's texts may hold addresses and are not for people."""
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return HubAway("The hub does not answer")
        case httpx.TimeoutException():
            return HubAway("The hub took too long to answer")
        case httpx.ConnectError():
            if "CERTIFICATE" in str(error).upper():
                return HubAway(
                    "The hub's certificate is not trusted on this computer. Tell IT; nothing was "
                    "sent"
                )
            return HubAway("The hub cannot be reached")
        case _:
            return HubAway("The line to the hub broke off")


def _is_json_of_a_hub(content: bytes) -> bool:
    try:
        found = msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(found.get("hub"), str) and isinstance(found.get("epoch"), int)
