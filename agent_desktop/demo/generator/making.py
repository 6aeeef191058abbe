"""All of the demo's events: those before the demo begins, and the few that arrive during it."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from agent_desktop.demo import cast
from agent_desktop.demo.generator.frustrated import afterwards
from agent_desktop.demo.generator.lives import tell
from agent_desktop.demo.generator.numbers import numbers_in_order
from agent_desktop.demo.generator.people import draw_person
from agent_desktop.demo.generator.specials import tell_cast
from agent_desktop.demo.generator.story import MINUTE, Call, Story

SEED: Final = 7
CUSTOMERS: Final = 2_000


def generate(now_ms: int, seed: int = SEED, customers: int = CUSTOMERS) -> Iterator[Call]:
    """Segment-shaped calls with their `writeKey`, oldest first. `customers` without the cast."""
    calls = tell_cast(now_ms, seed)
    numbers = numbers_in_order(seed)
    for number in range(customers):
        pick = random.Random(f"{seed}:{number}")  # noqa: S311 - nothing secret
        person = draw_person(pick, number, numbers[number % len(numbers)], now_ms)
        story = Story(now_ms, f"demo-{seed}-{number}", pick, person.user_id)
        tell(story, person)
        # What a life's arithmetic puts behind the present has not happened yet.
        calls += [entry for entry in story.calls if entry[0] < now_ms]
    calls.sort(key=lambda entry: (entry[0], entry[1]["messageId"]))
    for _, call in calls:
        yield call


def live_events(now_ms: int, seed: int = SEED) -> list[tuple[int, Call]]:
    """What happens while the demo runs: (time in ms, call), oldest first."""
    pick = random.Random(f"{seed}:live")  # noqa: S311 - nothing secret
    leila = Story(now_ms, "live-0", _same_ids(seed, 0), cast.FRUSTRATED.user_id)
    calls = afterwards(now_ms, leila)
    peter = Story(now_ms, "live-1", pick, cast.HUSBAND.user_id)
    peter.known("northline-email", now_ms + 3 * MINUTE, "Email Link Clicked",
                campaign="Autumn Gold", offer="Partner card")  # fmt: skip
    jonas = Story(now_ms, "live-2", pick, cast.DECLINED.user_id)
    jonas.known("northline-stores", now_ms + 5 * MINUTE, "Store Visited", store="Munich Sendling",
                topic="a new SIM card")  # fmt: skip
    calls = calls + peter.calls + jonas.calls
    calls.sort(key=lambda entry: (entry[0], entry[1]["messageId"]))
    return calls


def write(calls: Iterable[Call], file: Path) -> int:
    """NDJSON, gzipped where the name ends in .gz; the same calls give the same bytes. Returns how
    many lines there are."""
    lines = 0
    with file.open("wb") as raw:
        packed = gzip.GzipFile("", "wb", 6, raw, mtime=0) if file.suffix == ".gz" else raw
        with io.TextIOWrapper(packed, "utf-8", newline="\n") as text:
            for call in calls:
                text.write(json.dumps(call, ensure_ascii=False, separators=(",", ":")) + "\n")
                lines += 1
    return lines


def _same_ids(seed: int, place: int) -> random.Random:
    """A member of the cast keeps the browser and the phone that `tell_cast` drew."""
    return random.Random(f"{seed}:cast:{place}")  # noqa: S311 - nothing secret
