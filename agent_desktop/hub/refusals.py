"""Errors as JSON: {"code", "message", "hub", "epoch"}. Nothing of the request comes back in them.

| status | code | raised as |
| --- | --- | --- |
| 400, 413 | that of the refusal | Refused |
| 401 | sign_in | SignInNeeded |
| 403 | not_allowed | NotAllowed |
| 404 | not_found | NotFound |
| 426 | protocol_mismatch | ProtocolMismatch |
| 503 | busy | HubBusy, a database that refuses to write |
| 500 | internal | anything else; the log has it |
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Final

from litestar import Request, Response
from litestar.exceptions import HTTPException

from agent_desktop.hub.store.errors import StoreError
from agent_desktop.protocol.errors import (
    HubBusy,
    HubError,
    NotAllowed,
    NotFound,
    ProtocolMismatch,
    Refused,
    SignInNeeded,
)

logger = logging.getLogger(__name__)

_STATUS: Final[dict[type[HubError], tuple[int, str]]] = {
    SignInNeeded: (401, "sign_in"),
    NotAllowed: (403, "not_allowed"),
    NotFound: (404, "not_found"),
    ProtocolMismatch: (426, "protocol_mismatch"),
    HubBusy: (503, "busy"),
}
_OF_LITESTAR: Final = {
    400: ("bad_request", "The request can't be understood: see /schema for what belongs in it."),
    404: ("not_found", "There is nothing at this address."),
    405: ("bad_method", "This address is not asked that way."),
    413: ("too_large", "The request is too large."),
    415: ("bad_request", "The request is of a type that is not understood here."),
}
_RETRY_S: Final = 5.0

Asked = Request[Any, Any, Any]
Handler = Callable[[Asked, Any], Response[Any]]


class Refusals:
    """Knows the hub, which every answer names: a status by itself proves nothing."""

    def __init__(self, hub: str, epoch: int | Callable[[], int]) -> None:
        """`epoch`: as it is at the time of each answer."""
        self._hub = hub
        self._epoch: Callable[[], int] = epoch if callable(epoch) else lambda: epoch

    def handlers(self) -> dict[int | type[Exception], Handler]:
        return {
            HubError: self._hub_error,
            StoreError: self._store_error,
            HTTPException: self._litestar,
            Exception: self._unexpected,
        }

    def _hub_error(self, _: Asked, error: HubError) -> Response[Any]:
        if isinstance(error, Refused):
            status = 413 if error.code == "too_large" else 400
            return self._answer(status, error.code, str(error))
        status, code = _STATUS.get(type(error), (500, "internal"))
        headers = {}
        if isinstance(error, HubBusy):
            headers["Retry-After"] = f"{error.retry_after_s:.0f}"
        if status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return self._answer(status, code, str(error), headers)

    def _store_error(self, request: Asked, error: StoreError) -> Response[Any]:
        logger.error("the database refused a write: %s", type(error).__name__)
        return self._hub_error(
            request, HubBusy("The hub can't store anything just now. Try again.", _RETRY_S)
        )

    def _litestar(self, _: Asked, error: HTTPException) -> Response[Any]:
        status = error.status_code
        code, message = _OF_LITESTAR.get(
            status, ("refused", "The hub refused the request.") if status < 500 else _INTERNAL
        )
        if status >= 500:
            logger.error("a request failed", exc_info=error)
        return self._answer(status, code, message)

    def _unexpected(self, request: Asked, error: Exception) -> Response[Any]:
        logger.error("a request failed: %s", request.scope.get("path_template", ""), exc_info=error)
        return self._answer(500, *_INTERNAL)

    def _answer(
        self, status: int, code: str, message: str, headers: dict[str, str] | None = None
    ) -> Response[Any]:
        return Response(
            {"code": code, "message": message, "hub": self._hub, "epoch": self._epoch()},
            status_code=status,
            media_type="application/json",
            headers=headers,
        )


_INTERNAL: Final = ("internal", "The hub failed to answer. Its log says more.")
