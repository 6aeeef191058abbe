"""What the catalogue says of an action at a touchpoint: words, labels, links, what comes next."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from agent_desktop.app.views import NextView
from agent_desktop.decisioning.catalogue import Asset, Catalogue, Next
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.domain.wording import plain

LONGEST_ADDRESS: Final = 2_000
_LABEL: Final = 60


class Form(NamedTuple):
    """An asset as one customer gets it."""

    talk_track: str = ""
    hint: str = ""
    link: str = ""


def form_of(asset: Asset | None, asset_id: str) -> Form:
    """The asset, or its variant of that id; what a variant leaves empty is the asset's own."""
    if asset is None:
        return Form()
    for variant in asset.variants:
        if variant.id == asset_id:
            return Form(
                variant.talk_track or asset.talk_track,
                variant.hint or asset.hint,
                variant.link or asset.link,
            )
    return Form(asset.talk_track, asset.hint, asset.link)


def labels_of(asset: Asset | None) -> dict[Sentiment, str]:
    """What the responses are called, where the catalogue calls them anything. Its defaults are the
    English names of the sentiments, which the window says in its own language."""
    if asset is None:
        return {}
    said = {s: plain(response.label, _LABEL) for s, response in asset.responses.items()}
    return {s: label for s, label in said.items() if label and label.casefold() != s.value}


def follows_of(catalogue: Catalogue, asset: Asset | None) -> dict[Sentiment, str]:
    """Titles of the actions that come up after a response."""
    found: dict[Sentiment, str] = {}
    for sentiment, response in (asset.responses if asset is not None else {}).items():
        if response.next_kind is Next.ACTION:
            action = catalogue.actions.get(response.next)
            if action is not None:
                found[sentiment] = action.title
    return found


def next_of(catalogue: Catalogue, answer: Response, number: str = "") -> NextView | None:
    """What continues after this answer, when it is no action of the list. None for nothing, and
    for an address that no window may open. `number` is whom the dialler would call."""
    action = catalogue.actions.get(answer.action_id)
    asset = action.assets.get(answer.touchpoint) if action is not None else None
    found = asset.responses.get(answer.sentiment) if asset is not None else None
    kind = found.next_kind if found is not None else None
    if action is None or found is None or kind in {None, Next.ACTION}:
        return None
    address = safe_address(found.next) if kind is Next.PAGE else ""
    if kind is Next.PAGE and not address:
        return None
    return NextView(
        entry_id=answer.id,
        kind=Next(kind),
        title=action.title,
        address=address,
        number=number if kind is Next.DIALLER else "",
    )


@lru_cache(maxsize=2048)
def safe_address(text: str) -> str:
    """The address as it is, if a browser may be sent there: http or https, to a named host, without
    a name and password that could pass for one, and in plain characters. Else empty."""
    text = text.strip()
    usual = text.isascii() and text.isprintable() and not set(text) & set(" \\\"'<>`{}|^")
    if not usual or len(text) > LONGEST_ADDRESS:
        return ""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return ""
    return text
