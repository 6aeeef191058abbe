"""Which form of an action a customer gets at a touchpoint: the one that they saw first."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from agent_desktop.decisioning.catalogue import Action, Asset
from agent_desktop.decisioning.decisions import Answer, Exposure


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
    known = {asset.id, *(variant.id for variant in asset.variants)}
    seen = [
        (one.at, one.asset_id)
        for one in exposures
        if one.action_id == action.id and one.touchpoint == touchpoint and one.asset_id in known
    ]
    seen += [
        (one.at, one.asset_id)
        for one in answers
        if one.action_id == action.id
        and one.touchpoint == touchpoint
        and one.asset_id in known
        and one.customer_id in ("", customer_id)
    ]
    return min(seen)[1] if seen else _by_share(asset, customer_id)


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


def _by_share(asset: Asset, customer_id: str) -> str:
    told = f"{customer_id}\0{asset.action_id}\0{asset.touchpoint}".encode("utf-8", "replace")
    place = int.from_bytes(blake2b(told, digest_size=8).digest(), "big") / 2.0**64
    reached = 0.0
    for variant in asset.variants:
        reached += variant.share
        if place < reached:
            return variant.id
    return asset.id
