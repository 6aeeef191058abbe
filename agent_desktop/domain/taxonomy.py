"""The event taxonomy: how each type of event is shown, from a file that a company can edit."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import msgspec

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.domain.toml_tables import Document, FileErrors, Table, suggest
from agent_desktop.domain.wording import Template, WordingError, plain

CHANNEL_GLYPHS: Final = {
    Channel.WEB: "web",
    Channel.MOBILE: "mobile",
    Channel.ASSISTED: "assisted",
    Channel.SOCIAL: "social",
    Channel.PHYSICAL: "physical",
    Channel.OUTBOUND: "outbound",
}
GLYPHS: Final = frozenset(
    [*CHANNEL_GLYPHS.values(), "mail", "chat", "talk", "phone", "phoneMissed", "phoneOut",
     "phoneIn", "search", "check", "dash", "cross", "clock", "lock", "undo", "info", "warn",
     "flag", "held", "link", "user", "users", "calendar", "card", "loyalty", "bell", "pulse",
     "shield", "shieldX", "pin", "doc", "edit", "flame", "eye", "spark", "list", "heart", "gift",
     "tag", "target", "swap", "id", "globe", "cookie", "copy", "download", "out", "hidden"]
)  # fmt: skip
MESSAGES_SHOWN: Final = 4
FACTS_SHOWN: Final = 6
GUESSED_FACTS: Final = 3


class TaxonomyErrors(FileErrors):
    """The file can't be used; `errors` name file, line and key."""


class Medium(StrEnum):
    """What kind of meeting it was, for the row's second line ('Assisted call')."""

    NONE = ""
    SESSION = "session"
    CALL = "call"
    CHAT = "chat"
    EMAIL = "email"
    MESSAGE = "message"
    AD = "ad"
    SEARCH = "search"
    VISIT = "visit"
    POST = "post"
    FORM = "form"


class FactKind(StrEnum):
    TEXT = "text"
    SENTIMENT = "sentiment"
    """`number` is -1 to 1."""
    DURATION = "duration"
    """`number` is in seconds; the value says the same."""
    WARNING = "warning"


class Fact(msgspec.Struct, frozen=True):
    """Key and value of an event's second line. Plain text."""

    key: str
    value: str
    kind: FactKind = FactKind.TEXT
    number: float = 0.0


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of one event. All of it plain text without control characters."""

    title: str
    glyph: str
    medium: Medium = Medium.NONE
    facts: tuple[Fact, ...] = ()
    messages: tuple[str, ...] = ()
    """What was said, in the customer's words."""
    warning: str = ""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One event type of the file."""

    type: str
    title: Template
    glyph: str = ""
    glyphs: dict[Channel, str] = {}
    medium: Medium = Medium.NONE
    facts: tuple[tuple[str, Template], ...] = ()
    durations: dict[str, str] = {}
    """Label -> property in seconds."""
    messages: str = ""
    """The property that holds what was said."""
    warning: Template | None = None
    session: bool = False
    """Part of a run at one touchpoint, see `journeys`."""
    page: Template | None = None
    """The name of the page, for types that are one."""
    left: Template | None = None
    """The session's title when this page was the last one."""
    counted: tuple[str, str] = ("", "")
    """What a page of the session is warned of: for one such event, for `{count}` of them."""
    outcome: bool = False
    """Names the session in which it happens."""


class Taxonomy:
    """All types of the file; others are shown by their name and first few properties."""

    def __init__(self, kinds: Mapping[str, Kind], looked_at: Template, then_left: str) -> None:
        self.kinds = dict(kinds)
        self.looked_at = looked_at
        self.then_left = then_left
        self.session_types = frozenset(name for name, kind in kinds.items() if kind.session)

    def describe(self, event: Event, touchpoint_label: str = "") -> Described:
        """Never raises, whatever the properties hold. `{touchpoint}` is the label."""
        kind = self.kinds.get(event.type)
        if kind is None:
            return _guess(event)
        values = {"touchpoint": touchpoint_label, **event.properties}
        return Described(
            title=kind.title.fill(values) or plain(event.type, 80),
            glyph=kind.glyphs.get(event.channel) or kind.glyph or CHANNEL_GLYPHS[event.channel],
            medium=kind.medium,
            facts=_facts(kind, values),
            messages=_messages(event.properties.get(kind.messages)) if kind.messages else (),
            warning=kind.warning.fill(values) if kind.warning else "",
        )


def parse_taxonomy(text: str, source: str) -> Taxonomy:
    """Reads and checks the file. Raises TaxonomyErrors."""
    document = Document(text, source)
    if document.problems:
        raise TaxonomyErrors(document.problems)
    root = document.root
    session = root.table("session")
    looked_at = _template(session, "looked_at") or Template("{page}")
    then_left = session.text("then_left")
    session.finish()
    kinds = {name: _kind(name, table) for name, table in root.named("types")}
    root.finish()
    if document.problems:
        raise TaxonomyErrors(document.problems)
    return Taxonomy(kinds, looked_at, then_left)


def _kind(name: str, table: Table) -> Kind:
    facts = table.table("facts")
    durations = table.table("durations")
    counted = table.table("counted")
    kind = Kind(
        type=name,
        title=_template(table, "title") or Template(name),
        glyph=_glyph(table, "glyph"),
        glyphs=_glyphs(table.table("glyphs")),
        medium=table.choice("medium", Medium, Medium.NONE),
        facts=tuple((label, _template(facts, label) or Template("")) for label in facts.values),
        durations={label: durations.text(label) for label in durations.values},
        messages=table.text("messages"),
        warning=_template(table, "warning"),
        session=table.flag("session"),
        page=_template(table, "page"),
        left=_template(table, "left"),
        counted=(counted.text("one"), counted.text("many")),
        outcome=table.flag("outcome"),
    )
    counted.finish()
    table.finish()
    return kind


def _template(table: Table, key: str) -> Template | None:
    text = table.text(key)
    try:
        return Template(text) if text else None
    except WordingError as error:
        table.problem(key, str(error))
        return None


def _glyph(table: Table, key: str) -> str:
    glyph = table.text(key)
    if glyph and glyph not in GLYPHS:
        table.problem(key, f"there is no glyph '{glyph}'", suggest(glyph, GLYPHS))
    return glyph


def _glyphs(table: Table) -> dict[Channel, str]:
    found = {channel: _glyph(table, channel) for channel in Channel if table.has(channel)}
    table.finish()
    return found


def _facts(kind: Kind, values: Mapping[str, Any]) -> tuple[Fact, ...]:
    facts = []
    for label, template in kind.facts:
        text = template.fill(values)
        if text:
            facts.append(Fact(label, text))
    for label, name in kind.durations.items():
        seconds = _number(values.get(name))
        if seconds is not None and 0 <= seconds < 1e9:
            facts.append(Fact(label, _DURATION.fill({"s": seconds}), FactKind.DURATION, seconds))
    sentiment = _number(values.get("sentiment"))
    if sentiment is not None and -1 <= sentiment <= 1:
        facts.insert(0, Fact("Sentiment", f"{sentiment:+.2f}", FactKind.SENTIMENT, sentiment))
    return tuple(facts[:FACTS_SHOWN])


_DURATION: Final = Template("{s:duration}")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e15 else None  # NaN is not less


def _messages(value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    texts = (plain(entry) for entry in listed[:MESSAGES_SHOWN] if isinstance(entry, str))
    return tuple(text for text in texts if text)


def _guess(event: Event) -> Described:
    """A type that the file does not know."""
    facts = []
    for key, value in event.properties.items():
        text = plain(value, 60) if isinstance(value, str | int | float) else ""
        if text and not key.startswith("_"):
            facts.append(Fact(_sentence_case(key), text))
        if len(facts) == GUESSED_FACTS:
            break
    return Described(
        title=_sentence_case(event.type) or "Event",
        glyph=CHANNEL_GLYPHS[event.channel],
        facts=tuple(facts),
    )


@lru_cache(maxsize=1024)
def _sentence_case(name: str) -> str:
    """'Contract Renewal Started' -> 'Contract renewal started'; abbreviations stay."""
    words = plain(name, 80).replace("_", " ").replace("-", " ").split()
    lowered = [w if len(w) > 1 and w.isupper() else w.lower() for w in words]
    text = " ".join(lowered)
    return text[:1].upper() + text[1:]
