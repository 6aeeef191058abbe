"""Journeys in rows: single events, and sessions folded to what mattered in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.domain.taxonomy import CHANNEL_GLYPHS, Fact, Kind, Taxonomy
from agent_desktop.domain.wording import Template, plain

SESSION_GAP_MS: Final = 30 * 60_000


class Session(msgspec.Struct, frozen=True):
    """A run of page and form events at one touchpoint without a gap of 30 minutes."""

    events: tuple[Event, ...]
    """Oldest first."""

    @property
    def id(self) -> str:
        """Of its first event: it stays the same while the session goes on."""
        return self.events[0].id

    @property
    def at(self) -> int:
        return self.events[0].at

    @property
    def ended_at(self) -> int:
        return self.events[-1].at


JourneyItem = Event | Session


class PageVisit(msgspec.Struct, frozen=True, kw_only=True):
    """One page or screen of a session."""

    event_id: str
    at: int
    title: str
    seconds: int | None
    """How long it was looked at; None when nothing followed it that would tell."""
    leaving: bool = False
    """The session ended here."""
    warning: str = ""


class DescribedSession(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of a session. Plain text."""

    title: str
    glyph: str
    channel: Channel
    touchpoint: str
    seconds: int
    pages: tuple[PageVisit, ...]
    facts: tuple[Fact, ...] = ()


def group(events: Iterable[Event], taxonomy: Taxonomy) -> tuple[JourneyItem, ...]:
    """Rows for a stretch of a journey, newest first (as the events must be).

    Events of other touchpoints between two pages do not end a session. A row's place is where it
    began. A stretch that is cut at a pause of more than 30 minutes gives the rows that the whole
    journey gives there.
    """
    types = taxonomy.session_types
    items: list[list[Event]] = []
    open_sessions: dict[str, list[Event]] = {}
    for event in events:
        if event.type not in types:
            items.append([event])
            continue
        session = open_sessions.get(event.touchpoint)
        if session is not None and session[-1].at - event.at <= SESSION_GAP_MS:
            session.append(event)
        else:
            open_sessions[event.touchpoint] = session = [event]
            items.append(session)
    # Where sessions reach below other rows the order by beginnings is another one.
    items.sort(key=_place, reverse=True)
    return tuple(
        Session(tuple(reversed(item))) if item[0].type in types else item[0] for item in items
    )


def _place(item: list[Event]) -> tuple[int, str]:
    first = item[-1]
    return first.at, first.id


def describe_session(session: Session, taxonomy: Taxonomy) -> DescribedSession:
    """Pages with their times, and a title that says how it went."""
    events = session.events
    pages = _pages(events, taxonomy)
    named = _outcome(events, taxonomy)
    facts: tuple[Fact, ...] = ()
    if named is not None:
        described = taxonomy.describe(named)
        title, facts = described.title, described.facts
    else:
        title = _title(events, pages, taxonomy)
    return DescribedSession(
        title=title or plain(events[0].type, 80),
        glyph=CHANNEL_GLYPHS[events[0].channel],
        channel=events[0].channel,
        touchpoint=events[0].touchpoint,
        seconds=(events[-1].at - events[0].at) // 1000,
        pages=pages,
        facts=facts,
    )


def _pages(events: Sequence[Event], taxonomy: Taxonomy) -> tuple[PageVisit, ...]:
    starts = [n for n, event in enumerate(events) if _kind(event, taxonomy).page is not None]
    visits = []
    for place, start in enumerate(starts):
        last = place == len(starts) - 1
        stop = len(events) if last else starts[place + 1]
        event = events[start]
        until = events[-1].at if last else events[stop].at
        title = (_kind(event, taxonomy).page or _NOTHING).fill(event.properties)
        warning = _warning(events[start:stop], taxonomy)
        visits.append(
            PageVisit(
                event_id=event.id,
                at=event.at,
                title=title or plain(event.type, 80),
                seconds=None if last and until == event.at else (until - event.at) // 1000,
                leaving=last and len(starts) > 1,
                warning=warning + taxonomy.then_left if warning and last else warning,
            )
        )
    return tuple(visits)


_NOTHING: Final = Template("")


def _kind(event: Event, taxonomy: Taxonomy) -> Kind:
    return taxonomy.kinds[event.type]


def _warning(events: Sequence[Event], taxonomy: Taxonomy) -> str:
    """'2 upload errors' for what went wrong while one page was open."""
    counts: dict[str, int] = {}
    for event in events:
        if _kind(event, taxonomy).counted[0]:
            counts[event.type] = counts.get(event.type, 0) + 1
    texts = []
    for name, count in counts.items():
        one, many = taxonomy.kinds[name].counted
        texts.append(one if count == 1 else many.replace("{count}", str(count)))
    return ", ".join(texts)


def _outcome(events: Sequence[Event], taxonomy: Taxonomy) -> Event | None:
    """The newest event that says how the session went."""
    for event in reversed(events):
        if _kind(event, taxonomy).outcome:
            return event
    return None


def _title(events: Sequence[Event], pages: Sequence[PageVisit], taxonomy: Taxonomy) -> str:
    for event in reversed(events):
        kind = _kind(event, taxonomy)
        if kind.page is not None:
            left = kind.left.fill(event.properties) if kind.left else ""
            if left:
                return left
            break
    if not pages:
        return taxonomy.describe(events[-1]).title
    longest = max(pages, key=lambda page: page.seconds or 0)
    return taxonomy.looked_at.fill({"page": longest.title})
