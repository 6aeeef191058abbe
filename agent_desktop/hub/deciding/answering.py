"""What response codes say when they come back: each once, and the last word counts."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from sqlalchemy import select, update

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.deciding.codes import BadCode, Code, Told
from agent_desktop.hub.deciding.keeping import CUSTOMER
from agent_desktop.hub.deciding.messages import CodeResult
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.tables import responses
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.answered_lists import stay
from agent_desktop.hub.sync.exposing import Exposing
from agent_desktop.hub.sync.household import tell_the_others

_RESPONSE: Final = (
    "id", "position", "customer_id", "contact_id", "touchpoint", "action_id", "asset_id",
    "sentiment", "decision_id", "at", "by", "team", "initiative", "withdrawn", "received_at",
    "said_of",
)  # fmt: skip


def settle(
    unit: Unit, codes: Sequence[Code | BadCode], touchpoint: Touchpoint
) -> tuple[CodeResult, ...]:
    """Each code by itself, in their order. `touchpoint`: of the write key that brought them."""
    settling = _Settling(unit, touchpoint)
    return tuple(settling.one(code) for code in codes)


class _Settling:
    def __init__(self, unit: Unit, touchpoint: Touchpoint) -> None:
        self._unit = unit
        self._touchpoint = touchpoint
        self._exposing = Exposing(unit)

    def one(self, code: Code | BadCode) -> CodeResult:
        if isinstance(code, BadCode):
            return CodeResult(verdict="rejected", code=code.reason, message=str(code))
        if code.touchpoint != self._touchpoint.name:
            return _OTHER_TOUCHPOINT
        customer_id: str | None = self._unit.connection.exec_driver_sql(
            CUSTOMER, (code.identity.hex(),)
        ).scalar()
        if customer_id is None:
            return _UNKNOWN
        sentiment = code.told.sentiment
        if sentiment is None:
            return self._shown(code, customer_id)
        return self._answered(code, sentiment, customer_id)

    def _shown(self, code: Code, customer_id: str) -> CodeResult:
        unit = self._unit
        kind = ExposureKind.DISPLAYED if code.told is Told.DISPLAYED else ExposureKind.OFFERED
        contact = _contact(code)
        key = exposure_id(kind, contact, code.action)
        found = unit.connection.exec_driver_sql("SELECT 1 FROM exposures WHERE id = ?", (key,))
        if found.first() is not None:
            return _DUPLICATE
        shown = Exposure(key, code.action, code.asset_id, kind, unit.now, code.touchpoint, contact)
        self._exposing.add(shown, customer_id, code.identity.hex(), code.decision.hex())
        self._exposing.flush()
        return _ACCEPTED

    def _answered(self, code: Code, sentiment: Sentiment, customer_id: str) -> CodeResult:
        """What the same person answered before to the same offer is withdrawn, as an undo does.
        Each code counts once, so a late repetition is no last word."""
        unit = self._unit
        said = unit.connection.execute(
            select(responses.c.id, responses.c.sentiment, responses.c.withdrawn).where(
                responses.c.decision_id == code.decision.hex(),
                responses.c.action_id == code.action,
                responses.c.touchpoint == code.touchpoint,
            )
        ).all()
        key = response_id(code)
        if any(one.id == key for one in said):
            return _DUPLICATE
        standing = [one for one in said if not one.withdrawn]
        # Who clicks on a message and opens it again later has not changed their mind.
        opened_again = (
            self._touchpoint.automated
            and sentiment is Sentiment.NEUTRAL
            and any(one.sentiment == Sentiment.POSITIVE for one in standing)
        )
        if not opened_again:
            for one in standing:
                unit.connection.execute(
                    update(responses)
                    .where(responses.c.id == one.id)
                    .values(withdrawn=True, position=unit.position)
                )
        identity = code.identity.hex()
        # No agent recorded it, and no team.
        answer = (
            key, unit.position, customer_id, _contact(code), code.touchpoint, code.action,
            code.asset_id, str(sentiment), code.decision.hex(), unit.now, "", "", False,
            opened_again, unit.now, None if identity == customer_id else identity,
        )  # fmt: skip
        insert_rows(unit.connection, "responses", _RESPONSE, [answer])
        stay(unit, code.decision.hex())
        unit.touched(customer_id)
        changed = {str(sentiment), *(str(one.sentiment) for one in said)}
        tell_the_others(unit, ((customer_id, code.action, one) for one in changed))
        return _ACCEPTED


def response_id(code: Code) -> str:
    """The same for every copy of a code, and for one that was signed again."""
    told = f"code\0{code.decision.hex()}\0{code.touchpoint}\0{code.action}\0{code.told.name}"
    return blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _contact(code: Code) -> str:
    return f"{code.touchpoint}:{code.conversation.hex()}"


_ACCEPTED: Final = CodeResult(verdict="accepted")
_DUPLICATE: Final = CodeResult(verdict="duplicate")
_OTHER_TOUCHPOINT: Final = CodeResult(
    verdict="rejected",
    code="other_touchpoint",
    message="This code was given to another touchpoint: send it with that one's write key.",
)
_UNKNOWN: Final = CodeResult(
    verdict="rejected",
    code="unknown_customer",
    message="The hub no longer knows the person whom this code was given for.",
)
