"""What a softphone hands over, checked: a call that is shown, or what is wrong with the template.

It shows, it never acts: no verb dials, answers or ends anything in the telephone system.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import Any, Final
from urllib.parse import unquote_to_bytes

import msgspec

LONGEST_URI: Final = 2048
_LONGEST: Final = {"number": 250, "name": 200, "queue": 100, "id": 200}


class Verb(StrEnum):
    POP = "pop"
    """A call for this agent that is answered, or about to be."""
    RINGING = "ringing"
    ANSWERED = "answered"
    ENDED = "ended"
    PREPARE = "prepare"
    """A number that somebody clicked (`tel:`): shown before anything is dialled."""
    SHOW = "show"
    """The program was started again: the window comes to the front."""


class HookMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A call as the softphone told of it. Empty texts were not said."""

    verb: Verb
    number: str = ""
    name: str = ""
    queue: str = ""
    id: str = ""


class HookProblem(ValueError):
    """What is wrong with the hook's set-up, in words for who set it up. Quotes no input."""


def read(line: bytes) -> HookMessage:
    """One line as `forward` sent it. Raises HookProblem."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise HookProblem("The call was handed over in a form that cannot be read.") from error
    if not isinstance(message, dict):
        raise HookProblem("The call was handed over in a form that cannot be read.")
    if "too_long" in message:
        raise _too_long()
    if message.get("show") is True:
        return HookMessage(verb=Verb.SHOW)
    uri = message.get("uri")
    if isinstance(uri, str):
        return from_uri(uri)
    return from_options(message)


def from_options(options: dict[str, Any]) -> HookMessage:
    """The values of `agent-desktop pop`. Raises HookProblem."""
    state = options.get("state") or Verb.POP.value
    if state not in {Verb.POP, Verb.RINGING, Verb.ANSWERED, Verb.ENDED}:
        raise HookProblem("The hook's --state must be ringing, answered or ended.")
    values = {}
    for key in _LONGEST:
        value = options.get(key)
        if value is not None and not isinstance(value, str):
            raise HookProblem("The call was handed over in a form that cannot be read.")
        values[key] = _checked(key, value or "")
    return _message(Verb(state), values)


def from_uri(uri: str) -> HookMessage:
    """`agentdesktop:pop?number=...&name=...&queue=...&id=...`, or `tel:...`. Raises HookProblem."""
    if len(uri.encode("utf-8", "surrogatepass")) > LONGEST_URI:
        raise _too_long()
    scheme, colon, rest = uri.partition(":")
    scheme = scheme.lower()
    if colon and scheme in {"tel", "callto"}:
        number = _checked("number", _decoded(rest.removeprefix("//")))
        if not number:
            raise HookProblem(f"The link with '{scheme}:' carries no number.")
        return HookMessage(verb=Verb.PREPARE, number=number)
    if not colon or scheme != "agentdesktop":
        raise HookProblem("The link must begin with 'agentdesktop:', 'tel:' or 'callto:'.")
    verb, _, query = rest.partition("?")
    verb = verb.strip("/").lower()
    if verb not in {Verb.POP, Verb.RINGING, Verb.ANSWERED, Verb.ENDED}:
        raise HookProblem(
            "The link asks for something this program does not do. After 'agentdesktop:' it may "
            "say pop, ringing, answered or ended."
        )
    return _message(Verb(verb), _query(query.partition("#")[0]))


def _query(query: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in query.split("&"):
        key, _, raw = pair.partition("=")
        key = key.lower()
        if key not in _LONGEST:
            continue  # Softphones add fields of their own.
        if key in values:
            raise HookProblem(f"The link says '{key}' twice. Leave one of them out.")
        if _MACRO.fullmatch(raw):
            raise _macro(key)
        # A plus is part of a number here, not a space: softphones don't encode it.
        values[key] = _checked(key, _decoded(raw))
    return values


def _message(verb: Verb, values: dict[str, str]) -> HookMessage:
    if verb in {Verb.ANSWERED, Verb.ENDED} and not values.get("id"):
        raise HookProblem("To say that a call was answered or has ended, the hook needs its id.")
    return HookMessage(verb=verb, **values)


# As softphones write them: %CallerNumber%, {number}, ${number}, $n, <n>, [Caller].
_MACRO: Final = re.compile(
    r"\s*(?:%[A-Za-z_][A-Za-z0-9_.]*%|\$?\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|<[a-z]>|"
    r"\[[A-Za-z_]+\])\s*"
)
_BROKEN_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _decoded(raw: str) -> str:
    if _BROKEN_PERCENT.search(raw):
        raise HookProblem(
            "The link holds a percent sign that encodes nothing: the softphone probably left a "
            "placeholder such as %CallerNumber% as it was. Check the template."
        )
    try:
        return unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError as error:
        raise HookProblem("The link is not encoded as UTF-8. Check the template.") from error


def _checked(key: str, value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1].strip()  # Templates quote values, some programs keep the quotes.
    if not value:
        return ""
    if _MACRO.fullmatch(value):
        raise _macro(key)
    if _UNPRINTABLE.search(value):
        raise HookProblem(f"The call's {key} holds characters that cannot be shown.")
    if key != "name" and ('"' in value or "'" in value):
        raise HookProblem(
            f"The call's {key} holds quotation marks: the template probably quotes twice."
        )
    if _ENCODED.search(value):
        raise HookProblem(f"The call's {key} is encoded twice. Check the template.")
    if len(value) > _LONGEST[key]:
        raise _too_long()
    return value


def _macro(key: str) -> HookProblem:
    return HookProblem(
        f"The softphone did not fill in the call's {key}: a placeholder came instead of it. "
        "Check the template."
    )


def _too_long() -> HookProblem:
    return HookProblem("What the softphone handed over is too long to be a call.")
