"""From a list to what a touchpoint shows: its form there, its words, and the codes to send back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.decisioning.catalogue import Action, Asset, Next
from agent_desktop.decisioning.decisions import Ranked
from agent_desktop.decisioning.talk_track import fields_of, fill
from agent_desktop.decisioning.variants import form_of
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.deciding.asking import Made
from agent_desktop.hub.deciding.codes import Code, Codes, Told
from agent_desktop.hub.deciding.messages import DecisionsReply, Follow, Offer

MINUTE_MS: Final = 60_000
DAY_MINUTES: Final = 24 * 60
DAYS: Final = dict.fromkeys(Channel, 1) | {Channel.OUTBOUND: 30}
"""How long a code counts: a message lies in a letter box, a page is left."""


class Offering(NamedTuple):
    """Makes one reply."""

    codes: Codes
    hub: str
    trusted: bool

    def reply(self, made: Made) -> DecisionsReply:
        """What a public touchpoint gets names nothing of what the hub knows: texts are as for a
        stranger, and reasons without what they are about."""
        inputs, decision, catalogue = made.inputs, made.decision, made.compiled.catalogue
        touchpoint = catalogue.touchpoints[inputs.touchpoint]
        expires = expiry(touchpoint, inputs.at)
        fields = fields_of(made.customer, inputs.context) if self.trusted else {}

        def code(ranked: Ranked) -> Callable[[Told], str]:
            own = f"{ranked.action_id}@{touchpoint.name}"
            asset = ranked.asset_id
            return lambda told: self.codes.make(
                Code(
                    expires=expires,
                    told=told,
                    identity=bytes.fromhex(made.person.identity),
                    decision=bytes.fromhex(inputs.decision_id),
                    conversation=bytes.fromhex(inputs.contact_id.rpartition(":")[2]),
                    touchpoint=touchpoint.name,
                    action=ranked.action_id,
                    asset=asset.removeprefix(own) if asset.startswith(own) else asset,
                )
            )

        return DecisionsReply(
            hub=self.hub,
            decision=inputs.decision_id,
            conversation=made.conversation,
            at=inputs.at,
            expires_at=expires * MINUTE_MS,
            catalogue=decision.catalogue_version,
            model=inputs.model_version,
            more=len(decision.ranked) - made.top,
            actions=tuple(
                self._offer(
                    ranked, catalogue.actions[ranked.action_id], touchpoint, fields, code(ranked)
                )
                for ranked in decision.ranked[: made.top]
            ),
        )

    def _offer(
        self,
        ranked: Ranked,
        action: Action,
        touchpoint: Touchpoint,
        fields: dict[str, Any],
        code: Callable[[Told], str],
    ) -> Offer:
        asset = form_of(action, touchpoint.name, ranked.asset_id)
        if asset is None:
            raise RuntimeError("a ranked action has a form here")
        told = (Told.DISPLAYED, Told.OFFERED, *(_TOLD[one] for one in touchpoint.sentiments))
        return Offer(
            action=action.id,
            asset=ranked.asset_id,
            rank=ranked.rank,
            title=action.title,
            talk_track=fill(asset.talk_track, fields),
            hint=fill(asset.hint, fields) if self.trusted else "",
            link=asset.link,
            markup=asset.markup,
            labels=_labels(asset, touchpoint),
            next=_next(asset, touchpoint),
            codes={one.name.lower(): code(one) for one in told},
            why=ranked.why if self.trusted else "",
            reasons=tuple(
                msgspec.to_builtins(one) if self.trusted else {"code": one.code}
                for one in ranked.reasons
            ),
        )


def expiry(touchpoint: Touchpoint, at: int) -> int:
    """In minutes since the epoch, as codes say it."""
    return at // MINUTE_MS + DAYS[touchpoint.channel] * DAY_MINUTES


def _labels(asset: Asset, touchpoint: Touchpoint) -> dict[Sentiment, str]:
    return {
        one: asset.responses[one].label for one in touchpoint.sentiments if one in asset.responses
    }


def _next(asset: Asset, touchpoint: Touchpoint) -> dict[Sentiment, Follow]:
    found = {}
    for sentiment in touchpoint.sentiments:
        response = asset.responses.get(sentiment)
        kind = response.next_kind if response else None
        if response is not None and kind is not None:
            target = response.next if kind in {Next.ACTION, Next.PAGE} else ""
            found[sentiment] = Follow(kind=kind.value, target=target)
    return found


_TOLD: Final = {Sentiment(one.name.lower()): one for one in Told if one >= Told.POSITIVE}
