"""Why an event could not be used. The code is kept with it in quarantine."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    UNKNOWN_WRITE_KEY = "unknown_write_key"
    BAD_JSON = "bad_json"
    """Not JSON by itself: NaN, a lone surrogate, nested too deep, bytes that are not UTF-8."""
    WRONG_TYPE = "wrong_type"
    """A field holds something else than it must, such as a list for a user id."""
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    NO_IDENTITY = "no_identity"
    NO_EVENT_NAME = "no_event_name"
    BAD_MESSAGE_ID = "bad_message_id"
    BAD_TIME = "bad_time"
    """Not a time, or one in which nothing can have happened here."""
    NOT_A_CLOUD_EVENT = "not_a_cloud_event"


SAYS: dict[Reason, str] = {
    Reason.UNKNOWN_WRITE_KEY: "No touchpoint of the catalogue has this write key.",
    Reason.BAD_JSON: "The event is not JSON that can be stored.",
    Reason.WRONG_TYPE: "A field holds another type of value than it must.",
    Reason.TOO_LARGE: "The event is larger than 32 KB.",
    Reason.UNKNOWN_TYPE: "`type` is none of identify, track, page, screen, group and alias.",
    Reason.NO_IDENTITY: "It names nobody: no usable userId, anonymousId or other id.",
    Reason.NO_EVENT_NAME: "A track call needs the name of its event, of up to 200 characters.",
    Reason.BAD_MESSAGE_ID: "`messageId` must be shorter than 100 characters.",
    Reason.BAD_TIME: "The time cannot be read, or lies before 1990 or more than a day ahead.",
    Reason.NOT_A_CLOUD_EVENT: "A CloudEvent needs id, source, type, and specversion 1.0.",
}


class Unusable(Exception):
    """One event that cannot be used. `detail` names a field and never repeats what was sent."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
