"""Propensities by a model: a linear form in fixed point over the encoded attributes.

Weights and values are whole numbers kept in doubles. All their products and partial sums stay below
2**53, so that every double holds its whole number exactly and the sum is the same in whatever order
a machine's BLAS adds it up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning import draws, fixed
from agent_desktop.decisioning.learning.draws_many import (
    Wholes,
    normal_draws,
    probabilities,
    uniform_draws,
)
from agent_desktop.decisioning.learning.encoding import BIAS, ONE, VALUE_BITS, Encoder, look_up
from agent_desktop.decisioning.learning.snapshot import ActionTerms, Snapshot
from agent_desktop.decisioning.learning.starting import StartingPropensities, starting_information
from agent_desktop.decisioning.propensity import Contribution, Scores

__all__ = ["ModelPropensities", "StartingPropensities"]

Whole = npt.NDArray[np.float64]
"""Whole numbers in doubles."""
Places = npt.NDArray[np.intp]
_UNIT: Final = float(1 << VALUE_BITS)
_KEPT: Final = 8
_LEAST_CONTRIBUTION: Final = 0.01


class _Row(NamedTuple):
    """A customer's values, encoded, and what they come to."""

    values: Mapping[str, Any]
    raw: list[Any]
    dense: Whole
    sums: Whole
    """Of each action: weights times the row."""


class _Draw(NamedTuple):
    """A conversation's: what it adds to the log-odds; or, in the control group, the shares that
    were drawn by lot; or neither where the switch is greedy."""

    by: Wholes | None = None
    even: tuple[float, ...] | None = None


class _Apart(NamedTuple):
    """Where a row differs from that of a customer of whom nothing is known."""

    columns: Places
    by: Whole
    features: list[int]
    """Whose columns they are, each once; and where theirs start."""
    starts: Places


class ModelPropensities:
    """Scores every action of a catalogue by a snapshot that was read for it.

    An action's log-odds are those of its starting propensity and of the model, weighed by their
    evidence: n0 and n outcomes. With no evidence it is the starting propensity to the last digit.
    """

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self.version = snapshot.version
        content = snapshot.content
        self._learning = catalogue.learning
        self._encoder = Encoder(content.codes)
        self._ids = sorted(catalogue.actions)
        self._places = {name: place for place, name in enumerate(self._ids)}
        self._seeds = np.array([draws.seed(name) for name in self._ids], dtype=np.uint64)
        self._starting = np.array(
            [round(min(max(catalogue.actions[n].propensity, 0.0), 1.0), 6) for n in self._ids]
        )
        count, columns = len(self._ids), content.columns
        self._bias = np.array([float(fixed.logit(share)) for share in self._starting])
        self._weights: Whole = np.zeros((columns, count))
        self._learnt = np.zeros(count, dtype=bool)
        information = np.array(
            [
                starting_information(catalogue.actions[n], self._learning.starting_evidence)
                for n in self._ids
            ]
        )
        shared = np.frombuffer(content.shared, dtype="<i4").astype(np.float64)
        for terms in content.actions:
            place = self._places.get(terms.id)
            if place is not None and terms.evidence > 0:
                information[place] += terms.information
                self._blend(place, terms, shared)
        self._by_action = np.ascontiguousarray(self._weights.T.astype(np.int32))
        """The same again, a row an action."""
        self._spreads = np.array([draws.spread(each) for each in information], dtype=np.int64)
        nobody = {
            **{name: attribute.default for name, attribute in ATTRIBUTES.items()},
            "traits": dict(catalogue.traits),
        }
        self._nobody = self._dense(self._encoder.raw(nobody))
        widths = [code.width for code in content.codes]
        self._feature_of = np.repeat(np.arange(len(widths) + 1) - 1, [1, *widths])
        """Of each column the feature's place. The bias is the same for everybody."""
        # Each is one reference, read once and replaced whole.
        self._last: _Row | None = None
        self._apart_from: tuple[_Row, _Apart] | None = None
        self._moved: dict[str, _Draw] = {}

    def score(self, values: Mapping[str, Any], conversation: str) -> Scores:
        """See `Propensities.score`."""
        logits = self._logits(self._row_of(values).sums)
        draw = self._moved.get(conversation)
        if draw is None:
            if len(self._moved) >= _KEPT:
                self._moved = {}
            draw = self._moved[conversation] = self._draw(draws.seed(conversation))
        if draw.by is None:
            expected = self._shares(probabilities(logits))
            drawn = expected if draw.even is None else draw.even
            return Scores(expected=expected, drawn=drawn, control=draw.even is not None)
        both = probabilities(np.stack((logits, logits + draw.by)))
        return Scores(expected=self._shares(both[0]), drawn=tuple(both[1].tolist()))

    def drawn_many(
        self, values: Mapping[str, Any], seeds: npt.NDArray[np.uint64]
    ) -> npt.NDArray[np.float64]:
        """Shape (seeds, actions): what each of many conversations would have drawn."""
        logits = self._logits(self._row_of(values).sums)
        if not self._learning.noise:
            return np.tile(self._shares(probabilities(logits)), (len(seeds), 1))
        z = normal_draws(seeds[:, None] ^ self._seeds[None, :])
        return probabilities(logits[None, :] + _by(self._spreads[None, :], z))

    def contributions(
        self, values: Mapping[str, Any], action_ids: Sequence[str], most: int
    ) -> list[tuple[Contribution, ...]]:
        """What speaks for each action with this customer, against one of whom nothing is known."""
        places = [self._places.get(name, -1) for name in action_ids]
        columns, numbers, features, starts = self._from_nobody(self._row_of(values))
        if not places or not len(columns) or most <= 0:
            return [()] * len(places)
        weights = self._by_action.take(places, 0).take(columns, 1)
        sums = np.add.reduceat(weights * numbers, starts, axis=1)
        best = np.argsort(-sums, axis=1, kind="stable")[:, :most]
        strongest = np.take_along_axis(sums, best, 1) / (_UNIT * fixed.ONE)
        named: dict[int, tuple[str, Any]] = {}
        found = []
        for place, order, row in zip(places, best.tolist(), strongest.tolist(), strict=True):
            one: list[Contribution] = []
            found.append(one)
            if place < 0 or not self._learnt[place]:
                continue
            for index, share in zip(order, row, strict=True):
                log_odds = round(share, 4)
                if log_odds < _LEAST_CONTRIBUTION:
                    break
                if index not in named:
                    name = self._encoder.codes[features[index]].name
                    named[index] = (name, look_up(values, name))
                name, value = named[index]
                if isinstance(value, str | int | float):
                    one.append(Contribution(name, value, log_odds))
        return [tuple(one) for one in found]

    def _from_nobody(self, row: _Row) -> _Apart:
        """Where it differs from nobody's. Kept for the row that was asked of last."""
        last = self._apart_from
        if last is not None and last[0] is row:
            return last[1]
        difference = row.dense - self._nobody
        columns = np.flatnonzero(difference)
        whose = self._feature_of[columns]
        first = np.ones(len(columns), dtype=bool)
        np.not_equal(whose[1:], whose[:-1], out=first[1:])
        starts = np.flatnonzero(first)
        found = _Apart(columns, difference[columns], whose[starts].tolist(), starts)
        self._apart_from = (row, found)
        return found

    def _row_of(self, values: Mapping[str, Any]) -> _Row:
        """After a click few features differ from those of the row before: only they are encoded,
        and what they add is added to its sums, which are exact, so that it does not matter where
        one began. `values` must not be changed while they are asked of."""
        last = self._last
        if last is not None and last.values is values:
            return last
        raw = self._encoder.raw(values)
        row = self._changed(last, raw, values) if last is not None else None
        if row is None:
            dense = self._dense(raw)
            columns = np.flatnonzero(dense)
            # Not by BLAS: for so little it would wake other threads and wait for them.
            sums: Whole = np.einsum("i,ij->j", dense[columns], self._weights[columns])
            row = _Row(values, raw, dense, sums)
        self._last = row
        return row

    def _changed(self, last: _Row, raw: list[Any], values: Mapping[str, Any]) -> _Row | None:
        """None where too much differs."""
        # The same object is the same value; equal ones may still encode differently (1 and True).
        pairs = zip(raw, last.raw, strict=True)
        changed = [index for index, (new, old) in enumerate(pairs) if new is not old]
        if 4 * len(changed) > len(raw):
            return None
        dense = last.dense.copy()
        for index in changed:
            start, end = self._encoder.span(index)
            dense[start:end] = 0
        columns, numbers = self._encoder.encode_some(raw, changed)
        dense[columns] = numbers
        apart = dense - last.dense
        moved = np.flatnonzero(apart)
        sums: Whole = last.sums
        if len(moved):
            sums = sums + np.einsum("i,ij->j", apart[moved], self._weights[moved])
        return _Row(values, raw, dense, sums)

    def _dense(self, raw: list[Any]) -> Whole:
        columns, numbers = self._encoder.encode_some(raw, range(len(raw)))
        row = np.zeros(self._encoder.columns)
        row[BIAS] = ONE
        row[columns] = numbers
        return row

    def _blend(self, place: int, terms: ActionTerms, shared: Whole) -> None:
        """Weighs model and starting value by their evidence, rounded to whole numbers again."""
        weights = shared.copy()
        weights[0] += terms.bias
        if terms.own:
            weights += np.frombuffer(terms.own, dtype="<i4")
        share = terms.evidence / (terms.evidence + self._learning.starting_evidence)
        self._weights[:, place] = np.rint(weights * share)
        self._bias[place] = np.rint(self._bias[place] * (1 - share))
        self._learnt[place] = True

    def _logits(self, sums: Whole) -> Wholes:
        logits = np.floor(sums / _UNIT + 0.5) + self._bias
        found: Wholes = np.clip(logits, -fixed.LIMIT, fixed.LIMIT).astype(np.int64)
        return found

    def _shares(self, found: npt.NDArray[np.float64]) -> tuple[float, ...]:
        """Of what was not learnt, the starting propensity to the last digit."""
        shares: list[float] = np.where(self._learnt, found, self._starting).tolist()
        return tuple(shares)

    def _draw(self, conversation: int) -> _Draw:
        seeds = np.uint64(conversation) ^ self._seeds
        if draws.is_control(conversation, self._learning.control):
            return _Draw(even=tuple(uniform_draws(seeds).tolist()))
        if not self._learning.noise:
            return _Draw()
        return _Draw(by=_by(self._spreads, normal_draws(seeds)))


def _by(spreads: Wholes, z: Wholes) -> Wholes:
    """What `draws.apart` adds, for many."""
    moved: Wholes = (spreads * z + (1 << (draws.Z_BITS - 1))) >> draws.Z_BITS
    return moved
