"""Which form of an action a customer gets at a touchpoint: the one that they saw first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

import msgspec

from agent_desktop.decisioning.catalogue import Action, Asset
from agent_desktop.decisioning.decisions import Answer, Exposure
from agent_desktop.decisioning.history import History


def variant_of(
    action: Action,
    touchpoint: str,
    customer_id: str,
    exposures: Iterable[Exposure] = (),
    answers: Iterable[Answer] = (),
) -> str:
    """The asset's or the variant's id for this customer; empty where the action has no form here.

    The one that was shown or answered first sticks, whatever the shares are by now; before that
    the shares decide, by a hash of customer, action and touchpoint.
    """
    asset = action.assets.get(touchpoint)
    if asset is None or not asset.variants:
        return asset.id if asset else ""
    history = History(
        customer_id=customer_id,
        contact_id="",
        now=0,
        answers=tuple(answers),
        exposures=tuple(exposures),
    )
    seen = first_seen({action.id: asset}, history)
    return seen[action.id][0] if seen else by_share(asset, customer_id)


def first_seen(
    assets: Mapping[str, Asset], history: History
) -> dict[str, tuple[str, Answer | Exposure]]:
    """By action, the form of its asset that sticks, and what shows it."""
    found: dict[str, tuple[tuple[int, str], Answer | Exposure]] = {}
    for source in history.sources():
        asset = assets.get(source.action_id)
        if asset is None or source.touchpoint != asset.touchpoint or not _has(asset, source):
            continue
        if isinstance(source, Answer) and not history.own(source):
            continue
        key = (source.at, source.asset_id)
        earlier = found.get(source.action_id)
        if earlier is None or key < earlier[0]:
            found[source.action_id] = (key, source)
    return {name: (key[1], source) for name, (key, source) in found.items()}


def form_of(action: Action, touchpoint: str, asset_id: str) -> Asset | None:
    """The asset with the variant's words laid over it, as `Ranked.asset_id` says; what a variant
    leaves empty is the asset's own. None where the action has no form at the touchpoint."""
    asset = action.assets.get(touchpoint)
    if asset is None or asset_id == asset.id:
        return asset
    variant = next((one for one in asset.variants if one.id == asset_id), None)
    if variant is None:
        return asset
    return msgspec.structs.replace(
        asset,
        id=variant.id,
        talk_track=variant.talk_track or asset.talk_track,
        hint=variant.hint or asset.hint,
        link=variant.link or asset.link,
        markup=variant.markup or asset.markup,
    )


def by_share(asset: Asset, customer_id: str) -> str:
    """The form of a customer who has seen none: the same on every machine, for ever."""
    told = f"{customer_id}\0{asset.action_id}\0{asset.touchpoint}".encode("utf-8", "replace")
    place = int.from_bytes(blake2b(told, digest_size=8).digest(), "big") / 2.0**64
    reached = 0.0
    for variant in asset.variants:
        reached += variant.share
        if place < reached:
            return variant.id
    return asset.id


def _has(asset: Asset, source: Answer | Exposure) -> bool:
    """It was this asset, or one of its variants as they are now."""
    return source.asset_id == asset.id or any(source.asset_id == v.id for v in asset.variants)
