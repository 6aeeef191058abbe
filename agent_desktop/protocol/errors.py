"""What can go wrong between desktop and hub.

HubError
├── HubAway            no answer in time, or not the hub's (captive portal): go on
├── HubBusy            429 or 503; `retry_after_s`
├── SignInNeeded       401: token missing, expired or revoked; pause, drop nothing
├── NotAllowed         403: this role may not
├── NotFound           404
├── Refused            400, 413, 422: the request itself is wrong; `code`
└── ProtocolMismatch   426: desktop and hub don't fit together
"""

from __future__ import annotations


class HubError(Exception):
    """The hub could not or would not do it."""


class HubAway(HubError):
    pass


class HubBusy(HubError):
    def __init__(self, message: str, retry_after_s: float) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class SignInNeeded(HubError):
    pass


class NotAllowed(HubError):
    pass


class NotFound(HubError):
    pass


class Refused(HubError):
    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class ProtocolMismatch(HubError):
    pass
