"""The journey's list: how soon it is there, and what a frame costs while it is scrolled.

Events are made when they are asked for, as pages come from a cache, so that a million of them
weigh nothing by themselves. A frame is a notch of the wheel, 120 pixels, and everything that
follows from it. The floor is a bare scroll area over the same events.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import overload

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.events import Event
from agent_desktop.domain.taxonomy import Taxonomy, parse_taxonomy
from agent_desktop.gui.theme import Theme, look
from agent_desktop.gui.timeline.pane import JourneyPane
from agent_desktop.shipped import resource
from benchmarks.floors.scrolled import BareRows
from benchmarks.result import Result, Target, result

SIZES = (100_000, 1_000_000)
NOW = 1_795_000_000_000
NOTCH = 120
FRAMES = 1500
SHOWS = 20


class Events(Sequence[Event]):
    """`count` events, newest first, each the same whenever it is asked for."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(place, slice):
            return tuple(_event(each) for each in range(*place.indices(self._count)))
        if place < 0:
            place += self._count
        if not 0 <= place < self._count:
            raise IndexError(place)
        return _event(place)


def _event(place: int) -> Event:
    kind, touchpoint, properties = _KINDS[place % len(_KINDS)](place)
    return Event(
        id=f"e{place}",
        customer_id="c",
        type=kind,
        touchpoint=touchpoint,
        channel=_TOUCHPOINTS[touchpoint].channel,
        # Visits of an hour or so, with pauses between them.
        at=NOW - place * 420_000 - (place // 12) * 10_800_000,
        properties=properties,
    )


Kind = tuple[str, str, dict[str, object]]


def _page(place: int) -> Kind:
    return "Page Viewed", "website", {"name": f"Page {place}"}


def _call(place: int) -> Kind:
    return "Call Abandoned", "call-centre", {"queue": f"Queue {place}", "waited_s": place % 500}


def _chat(place: int) -> Kind:
    said = [f"Message {place}", "Another one"]
    mood = (place % 200 - 100) / 100
    return "Live Chat Conversation Ended", "chat", {"messages": said, "sentiment": mood}


def _mail(place: int) -> Kind:
    words: dict[str, object] = {"campaign": f"Campaign {place}", "offer": f"Offer {place}"}
    return "Email Link Clicked", "mailing", words


_KINDS: tuple[Callable[[int], Kind], ...] = (
    _page, _page, _page, _page, _page, _call, _chat, _mail, _mail, _call, _mail, _call
)  # fmt: skip
_TOUCHPOINTS = {
    name: Touchpoint(name=name, channel=channel, label=name, write_key=name)
    for name, channel in (
        ("website", Channel.WEB),
        ("call-centre", Channel.ASSISTED),
        ("chat", Channel.ASSISTED),
        ("mailing", Channel.OUTBOUND),
    )
}


class _Clock:
    def now(self) -> int:
        return NOW


def run() -> list[Result]:
    app = QApplication.instance() or QApplication([])
    look().apply(Theme.LIGHT)
    file = resource("taxonomy.toml")
    taxonomy = parse_taxonomy(file.read_text(encoding="utf-8"), file.name)
    results = []
    for size in SIZES:
        events = Events(size)
        shows = [_first_show(taxonomy, events) for _ in range(SHOWS)]
        with _pane(taxonomy, events) as pane:
            before = _resident_mb()
            frames = _scroll(pane.view)
            grown = max(0.0, _resident_mb() - before)
        floor = BareRows(events)
        floor.show()
        floor.settle()
        app.processEvents()
        bare = _scroll(floor)
        floor.close()
        name = f"{size:,} events"
        results += [
            result(f"first show, {name}", "ms", shows, target=Target(p99_at_most=30)),
            result(
                f"frame, {name}", "ms", frames, floor=bare, target=Target(p99_at_most=4)
            ),
            result(f"memory after {FRAMES:,} frames, {name}", "MB", [grown],
                   target=Target(p50_at_most=40)),
        ]  # fmt: skip
    return results


@contextmanager
def _pane(taxonomy: Taxonomy, events: Sequence[Event]) -> Iterator[JourneyPane]:
    pane = JourneyPane(taxonomy, _TOUCHPOINTS, _Clock())
    pane.resize(712, 740)
    pane.show()
    QApplication.processEvents()
    pane.set_journey("c", events, total=len(events))
    for _ in range(100):
        QApplication.processEvents()
    yield pane
    pane.close()
    pane.deleteLater()
    QApplication.processEvents()


def _first_show(taxonomy: Taxonomy, events: Sequence[Event]) -> float:
    """From the journey's arrival to its pixels."""
    pane = JourneyPane(taxonomy, _TOUCHPOINTS, _Clock())
    pane.resize(712, 740)
    pane.show()
    QApplication.processEvents()
    gc.collect()
    start = time.perf_counter()
    pane.set_journey("c", events, total=len(events))
    pane.repaint()
    taken = (time.perf_counter() - start) * 1000
    pane.close()
    pane.deleteLater()
    QApplication.processEvents()
    return taken


def _scroll(area: QAbstractScrollArea) -> list[float]:
    """Milliseconds of each notch, the painting of it included."""
    bar = area.verticalScrollBar()
    gc.collect()
    frames = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        bar.setValue(bar.value() + NOTCH)
        QApplication.processEvents()
        frames.append((time.perf_counter() - start) * 1000)
    return frames


def _resident_mb() -> float:
    """What the process takes, on Linux; elsewhere nothing is measured."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
