"""Outbox entries as they come in: read and hashed before the writer's turn."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple, Protocol

import msgspec

from agent_desktop.decisioning.decisions import exposure_id
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import (
    BODIES,
    ExposuresBody,
    Message,
    PushResult,
    ResponseBody,
    Verdict,
)

_LONGEST_ID: Final = 64
_LONGEST_TEXT: Final = 256
_INT64: Final = 2**63 - 1
BODY_BYTES: Final = 1024 * 1024
"""Of one entry: a list with all that it was made of is far smaller."""
MOST_EXPOSURES: Final = 2_500
"""Of one entry: as many as a catalogue may have actions."""
_DECODERS: Final[dict[str, msgspec.json.Decoder[Message]]] = {
    kind: msgspec.json.Decoder(body) for kind, body in BODIES.items()
}


class AnyEntry(Protocol):
    """`protocol.messages.Entry`, or the same with a kind that nobody knows."""

    @property
    def id(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def made_at(self) -> int: ...
    @property
    def body(self) -> msgspec.Raw: ...


class Refusal(NamedTuple):
    """The hub's final word on one entry. `message` is for people and names no personal data."""

    code: str
    message: str


class Arrived(NamedTuple):
    """An entry with its body read, or what is wrong with it."""

    entry: AnyEntry
    digest: bytes
    body: Message | None
    refusal: Refusal | None


def read(entry: AnyEntry) -> Arrived:
    """Never raises for what is in an entry: a bad one is refused by itself."""
    digest = hashlib.blake2b(
        b"\0".join((str(entry.kind).encode(), entry.by.encode(), bytes(entry.body))),
        digest_size=16,
    ).digest()
    if not 0 < len(entry.id) <= _LONGEST_ID or not 0 < entry.n <= _INT64:
        return Arrived(
            entry,
            digest,
            None,
            Refusal("bad_entry", "The entry's id or number is not one that an outbox makes."),
        )
    decoder = _DECODERS.get(entry.kind)
    if decoder is None:
        return Arrived(
            entry,
            digest,
            None,
            Refusal("unknown_kind", "This hub does not know this kind of entry. Update the hub."),
        )
    if len(memoryview(entry.body)) > BODY_BYTES:
        return Arrived(entry, digest, None, _BAD_BODY)
    try:
        body = decoder.decode(entry.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Arrived(entry, digest, None, _BAD_BODY)
    refusal = _exposed(body) if isinstance(body, ExposuresBody) else None
    if refusal is None and not _sound(entry, body):
        refusal = _BAD_BODY
    return Arrived(entry, digest, None if refusal else body, refusal)


def rejected(entry: AnyEntry, refusal: Refusal) -> PushResult:
    return PushResult(
        id=entry.id, verdict=Verdict.REJECTED, code=refusal.code, message=refusal.message
    )


def not_yet(entry: AnyEntry, code: str, message: str) -> PushResult:
    return PushResult(id=entry.id, verdict=Verdict.RETRY, code=code, message=message)


_BAD_BODY: Final = Refusal("bad_body", "The entry cannot be read, so it cannot be applied.")


def _exposed(body: ExposuresBody) -> Refusal | None:
    """What is wrong with impressions or offers."""
    shown = body.exposures
    if not shown:
        return Refusal("bad_exposure", "It says of nothing that it was shown.")
    if len(shown) > MOST_EXPOSURES:
        return Refusal("bad_exposure", f"At most {MOST_EXPOSURES} can be shown in one entry.")
    if len({one.contact_id for one in shown}) > 1:
        return Refusal("bad_exposure", "What is shown in one entry is of one conversation.")
    for one in shown:
        if not one.action_id or not all(_fits(getattr(one, f)) for f in one.__struct_fields__):
            return _BAD_BODY
        if one.id != exposure_id(one.kind, one.contact_id, one.action_id):
            return Refusal(
                "bad_exposure", "An impression's id must be of its kind, conversation and action."
            )
    return None


def _sound(entry: AnyEntry, body: Message) -> bool:
    """What the types can't say."""
    if not isinstance(body, ResponseBody):
        return all(_fits(getattr(body, field)) for field in body.__struct_fields__)
    response, decision = body.response, body.decision
    if (
        not _answer_fits(response)
        or response.id != entry.id
        or response.by != entry.by
        or response.withdrawn
    ):
        return False
    if decision is None:
        return True
    inputs = decision.inputs
    return (
        all(_fits(value) for value in (inputs.at, decision.shown, decision.catalogue_version))
        and inputs.decision_id == response.decision_id
        and inputs.contact_id == response.contact_id
    )


def _answer_fits(one: Response) -> bool:
    """`_fits` of each field, written out: they come by the ten thousand."""
    return (
        len(one.customer_id) <= _LONGEST_TEXT
        and len(one.contact_id) <= _LONGEST_TEXT
        and len(one.touchpoint) <= _LONGEST_TEXT
        and len(one.action_id) <= _LONGEST_TEXT
        and len(one.asset_id) <= _LONGEST_TEXT
        and len(one.decision_id) <= _LONGEST_TEXT
        and len(one.by) <= _LONGEST_TEXT
        and len(one.team) <= _LONGEST_TEXT
        and -_INT64 <= one.at <= _INT64
    )


def _fits(value: object) -> bool:
    """Into a column."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT
    return not isinstance(value, int) or -_INT64 <= value <= _INT64
