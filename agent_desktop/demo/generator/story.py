"""One person's story as the calls that touchpoints would send."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any, Final

MINUTE: Final = 60_000
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

Call = dict[str, Any]


def moment(at: int) -> str:
    """Milliseconds as ISO 8601 in UTC."""
    told = datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
    return told.replace("+00:00", "Z")


class Story:
    """Collects calls. `message` begins each message id; times are ms since the epoch.

    Public touchpoints only know the browser or the phone; trusted ones know the user.
    """

    def __init__(self, now: int, message: str, pick: random.Random, user_id: str = "") -> None:
        self.now = now
        self.pick = pick
        self.user_id = user_id
        self.browser = f"b-{pick.getrandbits(48):012x}"
        self.app = f"a-{pick.getrandbits(48):012x}"
        self.phone_model = pick.choice(_PHONES)
        self.calls: list[tuple[int, Call]] = []
        self._message = message

    # --- touchpoints ------------------------------------------------------------------------------

    def web(self, at: int, event: str, **properties: Any) -> None:
        """The web shop: a public key, and a browser that may be anybody's."""
        self._track("northline-web-shop", at, event, properties, anonymous=self.browser)

    def advert(self, at: int, event: str, **properties: Any) -> None:
        """An advertisement: it sees the same browser as the web shop."""
        self._track("northline-ads", at, event, properties, anonymous=self.browser)

    def in_app(self, at: int, event: str, **properties: Any) -> None:
        self._track("northline-app", at, event, properties, anonymous=self.app)

    def known(self, key: str, at: int, event: str, **properties: Any) -> None:
        """A back-end that has checked who it is."""
        self._track(key, at, event, properties, user=self.user_id)

    def signed_in(self, at: int, *, app: bool = False) -> None:
        """The sign-in service says whose this browser or phone is."""
        if app:
            context = {"device": {"id": f"dev-{self.app[2:]}", "model": self.phone_model}}
            self._track(
                "northline-app-accounts", at, "Signed In", {"device_name": self.phone_model},
                user=self.user_id, anonymous=self.app, context=context,
            )  # fmt: skip
        else:
            self._track(
                "northline-accounts", at, "Signed In", {"device_name": "a browser"},
                user=self.user_id, anonymous=self.browser,
            )  # fmt: skip

    def profile(self, at: int, traits: dict[str, Any], key: str = "northline-accounts") -> None:
        self._add(key, at, {"type": "identify", "userId": self.user_id, "traits": traits})

    def household(self, at: int, household_id: str) -> None:
        self._add(
            "northline-accounts", at,
            {"type": "group", "userId": self.user_id, "groupId": household_id,
             "traits": {"type": "household"}},
        )  # fmt: skip

    def loyalty(self, at: int, card: str, place: str, points: int, *, known: bool) -> None:
        """The till reads the Bonus card; at the counter they also know the customer."""
        self._track(
            "northline-stores", at, "Loyalty Card Used", {"place": place, "points": points},
            user=self.user_id if known else "",
            context={"externalIds": [{"type": "loyalty", "id": card}]},
        )  # fmt: skip

    # --- runs of events ---------------------------------------------------------------------------

    def visit(self, at: int, pages: list[tuple[str, int]], *, app: bool = False) -> int:
        """Pages with their seconds. Returns when the last one was left."""
        for name, seconds in pages:
            if app:
                self.in_app(at, "Screen Viewed", name=name)
            else:
                self.web(at, "Page Viewed", name=name)
            at += seconds * 1000
        return at

    def when(self, days_ago: float, first_hour: int = 8, last_hour: int = 21) -> int:
        """A moment on that day, at an hour when people are up; never in the future."""
        midnight = (self.now - int(days_ago * DAY)) // DAY * DAY
        at = midnight + self.pick.randrange(first_hour * 60, last_hour * 60) * MINUTE
        at += self.pick.randrange(MINUTE)
        return min(at, self.now - HOUR - self.pick.randrange(3 * HOUR))

    # --- the calls themselves ---------------------------------------------------------------------

    def _track(  # noqa: PLR0913 - what a call has
        self,
        key: str,
        at: int,
        event: str,
        properties: dict[str, Any],
        *,
        user: str = "",
        anonymous: str = "",
        context: dict[str, Any] | None = None,
    ) -> None:
        call: Call = {"type": "track", "event": event}
        if user:
            call["userId"] = user
        if anonymous:
            call["anonymousId"] = anonymous
        if properties:
            call["properties"] = properties
        if context:
            call["context"] = context
        self._add(key, at, call)

    def _add(self, key: str, at: int, call: Call) -> None:
        head = {"writeKey": key, "messageId": f"{self._message}-{len(self.calls)}"}
        self.calls.append((at, {**head, **call, "timestamp": moment(at)}))


_PHONES: Final = (
    "Pixel 9", "Pixel 8a", "Galaxy S24", "Galaxy A55", "iPhone 15", "iPhone 16", "iPhone SE",
    "Xperia 10", "Fairphone 5", "Nothing Phone 2a", "Moto G84", "tablet",
)  # fmt: skip
