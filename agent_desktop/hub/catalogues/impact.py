"""Who gains and who loses an action, before a catalogue goes live: the same `decide`, twice.

It reads one state of the database and writes nothing. Whether an action is on a list depends on
rules, rests and policies and never on chance, so the models and their draws are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from agent_desktop.decisioning import signals
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context import attributes, from_builtins, new_state
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decide import Compiled, compile_catalogue, decide
from agent_desktop.decisioning.decisions import Answer, Inputs, answer_of
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.tables import customers
from agent_desktop.hub.sync import lookups
from agent_desktop.hub.sync.exposing import looked_back
from agent_desktop.hub.sync.lookups import Known
from agent_desktop.hub.sync.visible import Sight

_AGENT: Final = Principal(subject="", role=Role.AGENT, team="", expires_at=0, token_id="")
_PAGE: Final = 200


class Impact(msgspec.Struct, kw_only=True):
    """Of one touchpoint. Counts are of customers."""

    touchpoint: str
    customers: int = 0
    changed: int = 0
    """Their lists differ."""
    empty_before: int = 0
    empty_after: int = 0
    before: Counter[str]
    """By action: on whose lists it is."""
    after: Counter[str]
    gained: Counter[str]
    lost: Counter[str]


class Counting:
    """Decides for each customer with both catalogues. `before` None: nothing was in force."""

    def __init__(
        self,
        before: Catalogue | None,
        after: Catalogue,
        touchpoints: Sequence[str],
        at: int,
        policy: Policy | None = None,
    ) -> None:
        self._before = compile_catalogue(before) if before is not None else None
        self._after = compile_catalogue(after)
        self._at = at
        self._sight = Sight(_AGENT, policy or Policy())
        self._since = at - max(looked_back(one) for one in (before, after) if one is not None)
        self.impacts = [
            Impact(touchpoint=one, before=Counter(), after=Counter(), gained=Counter(),
                   lost=Counter())
            for one in touchpoints
        ]  # fmt: skip

    def count(
        self, connection: Connection, most: int | None, told: Callable[[int, int], None]
    ) -> list[Impact]:
        """Over all customers, or `most` of them: ids are hashes, so the first ones are a fair
        sample. `told` hears after each how many of how many are done."""
        living = customers.c.merged_into.is_(None)
        whole = connection.execute(
            select(func.count()).select_from(customers).where(living)
        ).scalar_one()
        wanted = whole if most is None else min(most, whole)
        done, last = 0, ""
        while done < wanted:
            ids = connection.execute(
                select(customers.c.id)
                .where(living, customers.c.id > last)
                .order_by(customers.c.id)
                .limit(min(_PAGE, wanted - done))
            ).scalars().all()  # fmt: skip
            if not ids:
                break
            for id_ in ids:
                self._one(id_, lookups.known(connection, id_, self._sight, self._since))
                done += 1
                told(done, wanted)
            last = ids[-1]
        return self.impacts

    def _one(self, customer_id: str, known: Known) -> None:
        state = _state(known.change.context)
        answers = tuple(answer_of(one) for one in known.responses if not one.withdrawn)
        for impact in self.impacts:
            before = self._list(self._before, impact.touchpoint, customer_id, known, state, answers)
            after = self._list(self._after, impact.touchpoint, customer_id, known, state, answers)
            impact.customers += 1
            impact.changed += before != after
            impact.empty_before += not before
            impact.empty_after += not after
            impact.before.update(before)
            impact.after.update(after)
            impact.gained.update(after - before)
            impact.lost.update(before - after)

    def _list(  # noqa: PLR0913, PLR0917 - all that a decision asks for
        self,
        compiled: Compiled | None,
        touchpoint: str,
        customer_id: str,
        known: Known,
        state: ContextState,
        answers: tuple[Answer, ...],
    ) -> frozenset[str]:
        if compiled is None:
            return frozenset()
        catalogue = compiled.catalogue
        context = attributes(state, known.change.customer, self._at, answers, catalogue)
        decision = decide(
            compiled,
            Inputs(
                decision_id="impact",
                customer_id=customer_id,
                contact_id=f"impact:{customer_id}",
                touchpoint=touchpoint,
                at=self._at,
                context=context,
                answers=answers,
                signals=signals.detect(catalogue, state, self._at, context),
                exposures=tuple(known.exposures),
            ),
        )
        return frozenset(entry.action_id for entry in decision.ranked)


def _state(context: msgspec.Raw) -> ContextState:
    try:
        return from_builtins(msgspec.json.decode(context))
    except msgspec.MsgspecError:
        return new_state()  # of another version of this program: it is being folded again


def usual_touchpoint(catalogue: Catalogue) -> str:
    """The first one with agents, else the first one."""
    touchpoints = catalogue.touchpoints.values()
    return next((one.name for one in touchpoints if one.agent_handled),
                next(iter(catalogue.touchpoints)))  # fmt: skip
