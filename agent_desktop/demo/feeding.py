"""Brings later events to the hub as the demo's clock passes them, as touchpoints would."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

MAX_BATCH = 200


class Feeder:
    """Holds the events that are still to come, oldest first. `feed` blocks: call it off the window.

    An event goes out once; when the hub is away it waits for the next turn, as a client library
    would keep it.
    """

    def __init__(
        self, events: Sequence[tuple[int, dict[str, Any]]], now: Callable[[], int]
    ) -> None:
        """`events`: (time in ms UTC, Segment-shaped call with its writeKey)."""
        self._events = events
        self._next = 0
        self._now = now

    @property
    def left(self) -> int:
        return len(self._events) - self._next

    def feed(self, hub_url: str) -> int:
        """Sends what is due. Returns how many the hub took; raises OSError when it is away."""
        sent = 0
        while due := self._due():
            key = due[0]["writeKey"]
            _post(hub_url, key, due)
            self._next += len(due)
            sent += len(due)
        return sent

    def _due(self) -> list[dict[str, Any]]:
        """The next run of due events with one write key."""
        now = self._now()
        run: list[dict[str, Any]] = []
        for at, event in self._events[self._next : self._next + MAX_BATCH]:
            if at > now or (run and event["writeKey"] != run[0]["writeKey"]):
                break
            run.append(event)
        return run


def _post(hub_url: str, write_key: str, batch: list[dict[str, Any]]) -> None:
    address = urlsplit(hub_url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=5)
    try:
        connection.request(
            "POST",
            "/v1/batch",
            body=json.dumps({"batch": batch}),
            headers={
                "Content-Type": "application/json",
                "Authorization": "Basic " + base64.b64encode(f"{write_key}:".encode()).decode(),
            },
        )
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise OSError(f"the hub answered {answer.status}")
    finally:
        connection.close()
