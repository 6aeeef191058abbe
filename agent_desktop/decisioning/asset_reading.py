"""The assets of an action: its form at each touchpoint, with variants and responses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from agent_desktop.decisioning.catalogue import Asset, AssetResponse, Next, Variant
from agent_desktop.decisioning.policy_reading import by_sentiment
from agent_desktop.decisioning.vocabulary import SAYINGS, Vocabulary, identifier, template
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.toml_tables import Table

MAX_VARIANTS: Final = 10
MAX_MARKUP: Final = 20_000
MAX_LINK: Final = 2_000

_LABELS: Final = {
    Sentiment.POSITIVE: "Positive",
    Sentiment.NEUTRAL: "Neutral",
    Sentiment.NEGATIVE: "Negative",
}
_ADDRESS: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>{}\"'\\]+|(?:mailto|tel):[^\s<>{}\"'\\]+"
)
_NEVER: Final = ("file:", "javascript:", "data:", "vbscript:")


def read_assets(
    action: str, table: Table, touchpoints: Mapping[str, Touchpoint], vocabulary: Vocabulary
) -> dict[str, Asset]:
    """By touchpoint. What follows a response is checked once all actions are known."""
    found = {}
    for name, entry in table.named("assets"):
        touchpoint = touchpoints.get(name)
        if touchpoint is None:
            said = f"there is no touchpoint '{name}'"
            entry.problem("", said, entry.meant(name, touchpoints.keys()))
            continue
        own = f"{action}@{name}"
        found[name] = Asset(
            id=own,
            action_id=action,
            touchpoint=name,
            talk_track=template(entry, "talk_track", vocabulary, SAYINGS),
            hint=template(entry, "hint", vocabulary, SAYINGS),
            link=_link(entry, "link"),
            markup=entry.text("markup", "", MAX_MARKUP),
            responses=_responses(entry.table("responses"), touchpoint),
            variants=_variants(own, entry, vocabulary),
        )
        entry.finish()
    if not table.table("assets").values:
        table.problem("assets", "are missing: an action needs one on at least one touchpoint")
    return found


def _variants(asset: str, table: Table, vocabulary: Vocabulary) -> tuple[Variant, ...]:
    found = []
    for name, entry in table.named("variants"):
        identifier(entry, name, "a variant")
        if not entry.has("share"):
            entry.problem("share", "is missing: of the customers, 0 to 1")
        variant = Variant(
            id=f"{asset}#{name}",
            share=entry.number("share", 0.0, 0.0, 1.0),
            talk_track=template(entry, "talk_track", vocabulary, SAYINGS),
            hint=template(entry, "hint", vocabulary, SAYINGS),
            link=_link(entry, "link"),
            markup=entry.text("markup", "", MAX_MARKUP),
        )
        if not (variant.talk_track or variant.hint or variant.link or variant.markup):
            entry.problem("", "differs in nothing: give it a talk_track, hint, link or markup")
        found.append(variant)
        entry.finish()
    if len(found) > MAX_VARIANTS:
        table.problem("variants", f"are more than {MAX_VARIANTS}")
    # Nine shares of a tenth and so on may add up to a hair over one.
    if sum(variant.share for variant in found) > 1 + 1e-9:
        table.problem("variants", "have shares that add up to more than 1")
    return tuple(found)


def _responses(table: Table, touchpoint: Touchpoint) -> dict[Sentiment, AssetResponse]:
    given = dict(by_sentiment(table))
    found = {}
    for sentiment in touchpoint.sentiments:
        entry = given.pop(sentiment, None)
        if entry is None:
            found[sentiment] = AssetResponse(label=_LABELS[sentiment])
            continue
        response = AssetResponse(
            label=entry.text("label", _LABELS[sentiment], 100), next=entry.text("next", "", 2_000)
        )
        if response.next_kind is Next.PAGE:
            _link(entry, "next")
        found[sentiment] = response
        entry.finish()
    for sentiment in given:
        table.problem(sentiment.value, f"nobody can answer so at '{touchpoint.name}'")
    return found


def _link(entry: Table, key: str) -> str:
    """An address that a window or a browser may open: never a local file or a script."""
    link = entry.text(key, "", MAX_LINK)
    if not link:
        return ""
    if link.lower().startswith(_NEVER):
        entry.problem(key, "can't be opened from here: use an https:// address")
    elif not _ADDRESS.fullmatch(link):
        close = f"https://{link}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>{}]*)?", link) else ""
        entry.problem(key, "is no address, such as https://shop.example/cards", close)
    return link
