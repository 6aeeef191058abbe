"""Propensities by a model: a linear form in fixed point over the encoded attributes.

Weights and values are whole numbers kept in doubles. All their products and partial sums stay below
2**53, so that every double holds its whole number exactly and the sum is the same in whatever order
a machine's BLAS adds it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning import draws, fixed
from agent_desktop.decisioning.learning.draws_many import (
    normal_draws,
    probabilities,
    uniform_draws,
)
from agent_desktop.decisioning.learning.encoding import VALUE_BITS, Encoder, Row, look_up
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
        self._last_row: tuple[Mapping[str, Any], Row] | None = None
        self._nobody = self._dense(nobody)
        widths = [code.width for code in content.codes]
        self._feature_of = np.repeat(np.arange(len(widths) + 1) - 1, [1, *widths])
        """Of each column the feature's place. The bias is the same for everybody."""
        self._apart_from: tuple[Mapping[str, Any], _Apart] | None = None
        self._last_sums: tuple[Whole, Whole] | None = None
        """Row and sums: one reference, read once and replaced whole."""
        self._rows: dict[tuple[int, ...], tuple[npt.NDArray[np.int64], tuple[float, ...]]] = {}
        self._scores: dict[tuple[str, tuple[int, ...]], Scores] = {}

    def score(self, values: Mapping[str, Any], conversation: str) -> Scores:
        """See `Propensities.score`. What was asked before is kept."""
        columns, numbers = self._encoded(values)
        row = (*columns, *numbers)
        known = self._scores.get((conversation, row))
        if known is None:
            if len(self._scores) >= _KEPT:
                del self._scores[next(iter(self._scores))]
            logits, expected = self._expected(row, columns, numbers)
            known = self._drawn(logits, expected, draws.seed(conversation))
            self._scores[conversation, row] = known
        return known

    def drawn_many(
        self, values: Mapping[str, Any], seeds: npt.NDArray[np.uint64]
    ) -> npt.NDArray[np.float64]:
        """Shape (seeds, actions): what each of many conversations would have drawn."""
        columns, numbers = self._encoder.encode(values)
        logits, expected = self._expected((*columns, *numbers), columns, numbers)
        if not self._learning.noise:
            return np.tile(np.array(expected), (len(seeds), 1))
        z = normal_draws(seeds[:, None] ^ self._seeds[None, :])
        return probabilities(_apart(logits[None, :], self._spreads[None, :], z))

    def contributions(
        self, values: Mapping[str, Any], action_ids: Sequence[str], most: int
    ) -> list[tuple[Contribution, ...]]:
        """What speaks for each action with this customer, against one of whom nothing is known."""
        places = [self._places.get(name, -1) for name in action_ids]
        columns, numbers, features, starts = self._from_nobody(values)
        if not places or not len(columns) or most <= 0:
            return [()] * len(places)
        weights = self._by_action[np.array(places)[:, None], columns]
        sums = np.add.reduceat(weights * numbers, starts, axis=1)
        best = np.argsort(-sums, axis=1, kind="stable")[:, :most]
        found = []
        for place, order, row in zip(
            places, best.tolist(), np.take_along_axis(sums, best, 1).tolist(), strict=True
        ):
            learnt = place >= 0 and bool(self._learnt[place])
            rows = zip(order, row, strict=True) if learnt else ()
            found.append(tuple(self._contributions(values, features, rows)))
        return found

    def _contributions(
        self, values: Mapping[str, Any], features: list[int], rows: Iterable[tuple[int, float]]
    ) -> Iterator[Contribution]:
        for place, total in rows:
            log_odds = round(total / (_UNIT * fixed.ONE), 4)
            if log_odds < _LEAST_CONTRIBUTION:
                return
            name = self._encoder.codes[features[place]].name
            value = look_up(values, name)
            if isinstance(value, str | int | float):
                yield Contribution(feature=name, value=value, log_odds=log_odds)

    def _from_nobody(self, values: Mapping[str, Any]) -> _Apart:
        """Where the row of these values differs from nobody's. Kept for the values that were asked
        of last."""
        last = self._apart_from
        if last is not None and last[0] is values:
            return last[1]
        difference = self._dense(values) - self._nobody
        columns = np.flatnonzero(difference)
        features, starts = np.unique(self._feature_of[columns], return_index=True)
        found = _Apart(columns, difference[columns], features.tolist(), starts)
        self._apart_from = (values, found)
        return found

    def _encoded(self, values: Mapping[str, Any]) -> Row:
        """Kept for the values that were asked of last; they must not be changed in between."""
        last = self._last_row
        if last is not None and last[0] is values:
            return last[1]
        row = self._encoder.encode(values)
        self._last_row = (values, row)
        return row

    def _dense(self, values: Mapping[str, Any]) -> Whole:
        columns, numbers = self._encoded(values)
        row = np.zeros(self._encoder.columns)
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

    def _expected(
        self, row: tuple[int, ...], columns: list[int], numbers: list[int]
    ) -> tuple[npt.NDArray[np.int64], tuple[float, ...]]:
        known = self._rows.get(row)
        if known is None:
            if len(self._rows) >= _KEPT:
                del self._rows[next(iter(self._rows))]
            sums = self._sums_of(columns, numbers)
            logits = np.floor(sums / _UNIT + 0.5) + self._bias
            logits = np.clip(logits, -fixed.LIMIT, fixed.LIMIT).astype(np.int64)
            shares = np.where(self._learnt, probabilities(logits), self._starting)
            known = self._rows[row] = (logits, tuple(shares.tolist()))
        return known

    def _sums_of(self, columns: list[int], numbers: list[int]) -> Whole:
        """Of each action. After a click few columns differ from those of the row before: what they
        add is added to its sums, which are exact, so that it does not matter where one began."""
        row = np.zeros(self._encoder.columns)
        row[columns] = numbers
        last = self._last_sums
        sums: Whole
        if last is not None:
            apart = row - last[0]
            moved = np.flatnonzero(apart)
            if 2 * len(moved) < len(columns):
                sums = last[1] + np.einsum("i,ij->j", apart[moved], self._weights[moved])
                self._last_sums = (row, sums)
                return sums
        # Not by BLAS: for so little it would wake other threads and wait for them.
        sums = np.einsum("i,ij->j", np.array(numbers, dtype=np.float64), self._weights[columns])
        self._last_sums = (row, sums)
        return sums

    def _drawn(
        self, logits: npt.NDArray[np.int64], expected: tuple[float, ...], conversation: int
    ) -> Scores:
        seeds = np.uint64(conversation) ^ self._seeds
        if draws.is_control(conversation, self._learning.control):
            even = uniform_draws(seeds)
            return Scores(expected=expected, drawn=tuple(even.tolist()), control=True)
        if not self._learning.noise:
            return Scores(expected=expected, drawn=expected)
        drawn = probabilities(_apart(logits, self._spreads, normal_draws(seeds)))
        return Scores(expected=expected, drawn=tuple(drawn.tolist()))


def _apart(
    logits: npt.NDArray[np.int64], spreads: npt.NDArray[np.int64], z: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """`draws.apart` for many."""
    return logits + ((spreads * z + (1 << (draws.Z_BITS - 1))) >> draws.Z_BITS)
