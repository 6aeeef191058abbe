"""Turns events into rows, with the company's taxonomy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication

from agent_desktop.domain import taxonomy as says
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.events import Event
from agent_desktop.domain.journeys import Session, describe_session, group
from agent_desktop.domain.taxonomy import Medium, Taxonomy
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.entries import Entry, Fact, FactKind, Page
from agent_desktop.shipped import resource

translate = QCoreApplication.translate
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def icon_name(glyph: str, channel: Channel) -> str:
    """The file of a glyph of the taxonomy; the channel's own where there is none."""
    name = _CAPITAL.sub("-", glyph).lower()
    known = name.replace("-", "").isalnum() and resource("icons", f"{name}.svg").is_file()
    return name if known else str(channel)


def label(channel: Channel, medium: Medium) -> str:
    """'Web session', 'Assisted call', 'Outbound e-mail'."""
    patterns = {
        Medium.SESSION: translate("Journey", "%1 session", "%1 is a channel"),
        Medium.CALL: translate("Journey", "%1 call", "%1 is a channel"),
        Medium.CHAT: translate("Journey", "%1 chat", "%1 is a channel"),
        Medium.EMAIL: translate("Journey", "%1 e-mail", "%1 is a channel"),
        Medium.MESSAGE: translate("Journey", "%1 message", "%1 is a channel"),
        Medium.AD: translate("Journey", "%1 ad", "%1 is a channel"),
        Medium.SEARCH: translate("Journey", "%1 search", "%1 is a channel"),
        Medium.VISIT: translate("Journey", "%1 visit", "%1 is a channel"),
        Medium.POST: translate("Journey", "%1 post", "%1 is a channel"),
        Medium.FORM: translate("Journey", "%1 form", "%1 is a channel"),
    }
    return patterns.get(medium, "%1").replace("%1", wording.channel_name(channel))


class Reader:
    """Reads a run of events, newest first, into rows, newest first."""

    def __init__(self, taxonomy: Taxonomy, touchpoints: Mapping[str, Touchpoint]) -> None:
        self._taxonomy = taxonomy
        self._touchpoints = touchpoints
        self._labels: dict[tuple[Channel, Medium], str] = {}

    def __call__(self, events: Sequence[Event]) -> list[Entry]:
        return [
            self._session(item) if isinstance(item, Session) else self._event(item)
            for item in group(events, self._taxonomy)
        ]

    def _label(self, channel: Channel, medium: Medium) -> str:
        key = (channel, medium)
        if key not in self._labels:
            self._labels[key] = label(channel, medium)
        return self._labels[key]

    def _event(self, event: Event) -> Entry:
        touchpoint = self._touchpoints.get(event.touchpoint)
        place = touchpoint.label if touchpoint is not None else event.touchpoint
        described = self._taxonomy.describe(event, place)
        return Entry(
            id=event.id,
            at=event.at,
            channel=event.channel,
            glyph=icon_name(described.glyph, event.channel),
            title=described.title,
            label=self._label(event.channel, described.medium),
            facts=_facts(described.facts),
            messages=described.messages,
            warning=described.warning,
            event_ids=(event.id,),
        )

    def _session(self, session: Session) -> Entry:
        described = describe_session(session, self._taxonomy)
        pages = tuple(
            Page(
                event_id=page.event_id,
                at=page.at,
                title=page.title,
                seconds=page.seconds,
                leaving=page.leaving,
                warning=page.warning,
            )
            for page in described.pages
        )
        facts = _facts(described.facts)
        if len(pages) > 1:
            length = wording.long_duration(described.seconds)
            said = f"{length} · {wording.page_count(len(pages))}"
            facts += (Fact("", said, FactKind.MUTED),)
        elif described.seconds >= 1:
            facts += (Fact("", wording.long_duration(described.seconds), FactKind.MUTED),)
        return Entry(
            id=session.id,
            at=session.at,
            channel=described.channel,
            glyph=icon_name(described.glyph, described.channel),
            title=described.title,
            label=self._label(described.channel, Medium.SESSION),
            facts=facts,
            warning=next((page.warning for page in reversed(pages) if page.warning), ""),
            pages=pages,
            event_ids=tuple(event.id for event in session.events),
            spoken=wording.spoken_duration(described.seconds) if described.seconds else "",
        )


_SENTIMENT = says.FactKind.SENTIMENT


def _facts(facts: tuple[says.Fact, ...]) -> tuple[Fact, ...]:
    return tuple(
        Fact(fact.key, fact.value, FactKind.SENTIMENT, fact.number)
        if fact.kind is _SENTIMENT
        else Fact(fact.key, fact.value)
        for fact in facts
    )
