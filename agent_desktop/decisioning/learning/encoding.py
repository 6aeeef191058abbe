"""From the attributes of a customer to a row of whole numbers that a linear model can weigh.

A number has a column for its own standardised value, one for each bin between its edges and one
for 'missing'; a category a column for each known value, one for 'other' and one for 'missing'; a
flag one for 'yes' and one for 'missing'. Column 0 is the bias. Bins beside the number let a linear
model bend: on the loan calls that was worth more than any change of learner.

Values are in units of 2**-10. Only comparisons, one subtraction, one division and one rounding of
a double are involved, which IEEE 754 makes the same everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.decisioning.catalogue import Feature, FeatureKind

VALUE_BITS: Final = 10
ONE: Final = 1 << VALUE_BITS
FAR: Final = 3.0
"""Standardised values beyond this count as this."""
BIAS: Final = 0
TEXT_LENGTH: Final = 80
MAX_BINS: Final = 65
MAX_CATEGORIES: Final = 64
MAX_FEATURES: Final = 500

Row = tuple[list[int], list[int]]
"""The columns that count, each once, and their values."""


class NumberCode(msgspec.Struct, frozen=True, array_like=True, tag="number"):
    """How a number is encoded. `edges` ascend; bin k holds values from edge k-1 up to edge k."""

    name: str
    edges: tuple[float, ...]
    middle: float
    scale: float

    @property
    def width(self) -> int:
        return len(self.edges) + 3


class CategoryCode(msgspec.Struct, frozen=True, array_like=True, tag="category"):
    """Known values in the order of their columns; 'other' and 'missing' follow."""

    name: str
    known: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.known) + 2


class FlagCode(msgspec.Struct, frozen=True, array_like=True, tag="flag"):
    name: str

    @property
    def width(self) -> int:
        return 2


Code = NumberCode | CategoryCode | FlagCode


def features_digest(features: Sequence[Feature]) -> str:
    """Stands for the declared features, in whatever order they stand."""
    plain = sorted((f.name, f.kind.value, list(f.edges)) for f in features)
    return blake2b(msgspec.json.encode(plain), digest_size=16).hexdigest()


def look_up(values: Mapping[str, Any], name: str) -> Any:
    """`calls_7d` or `traits.income`; None where there is none."""
    value = values.get(name)
    if value is None and "." in name:
        table, _, key = name.partition(".")
        found = values.get(table)
        return found.get(key) if isinstance(found, Mapping) else None
    return value


def as_number(value: Any) -> float | None:
    """A number that can be ordered; None for NaN and for what is no number. Never raises."""
    if isinstance(value, float):
        return value if value == value else None  # noqa: PLR0124 - NaN is not itself
    if isinstance(value, int):
        try:
            return float(value)
        except OverflowError:
            return 1.7e308 if value > 0 else -1.7e308
    return None


def as_category(value: Any) -> str | None:
    """The text of a category, cut; None where there is none."""
    if isinstance(value, str):
        return value[:TEXT_LENGTH] or None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        number = as_number(value)
        return None if number is None else f"{number:g}"
    return None


def as_flag(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in {0, 1}:
        return bool(value)
    return None


class _Place(NamedTuple):
    """Where a feature's value is found, and which columns it has."""

    name: str
    table: str
    key: str
    start: int
    missing: int
    middle: float
    scale: float
    edges: tuple[float, ...]
    known: dict[str, int]
    other: int
    kind: FeatureKind


class Encoder:
    """Encodes rows by fixed codes. It holds no state besides them."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self.codes = tuple(codes)
        self.starts: list[int] = []
        self.columns = 1
        numbers: list[_Place] = []
        categories: list[_Place] = []
        flags: list[_Place] = []
        into = {NumberCode: numbers, CategoryCode: categories, FlagCode: flags}
        for code in self.codes:
            self.starts.append(self.columns)
            into[type(code)].append(_place(code, self.columns))
            self.columns += code.width
        self._places = [*numbers, *categories, *flags]
        self._names = [place.name for place in self._places]
        self._in_tables = [n for n, place in enumerate(self._places) if place.table]
        self._all = range(len(self._places))

    def encode(self, values: Mapping[str, Any]) -> Row:
        """The row of a customer. Never raises, whatever the values are."""
        columns, numbers = self.encode_some(self.raw(values), self._all)
        return [BIAS, *columns], [ONE, *numbers]

    def raw(self, values: Mapping[str, Any]) -> list[Any]:
        """What a row is made of: a value, or None, a feature."""
        found = [values.get(name) for name in self._names]
        for index in self._in_tables:
            if found[index] is None:
                place = self._places[index]
                table = values.get(place.table)
                if isinstance(table, Mapping):
                    found[index] = table.get(place.key)
        return found

    def span(self, index: int) -> tuple[int, int]:
        """The columns of a feature, by its place in `raw`: from, up to."""
        place = self._places[index]
        return place.start, place.missing + 1

    def encode_some(self, raw: Sequence[Any], which: Iterable[int]) -> Row:
        """Of these features alone, without the bias."""
        columns: list[int] = []
        numbers: list[int] = []
        for index in which:
            place, value = self._places[index], raw[index]
            if place.kind is not FeatureKind.NUMBER:
                column = _column(place, value)
                if column is not None:
                    columns.append(column)
                    numbers.append(ONE)
                continue
            # Most are whole numbers: a call for each takes longer than the look at it.
            if type(value) is int and -(2**53) < value < 2**53:
                value = float(value)
            elif type(value) is not float or value != value:  # noqa: PLR0124 - NaN is not itself
                value = as_number(value)
            if value is None:
                columns.append(place.missing)
                numbers.append(ONE)
                continue
            away = (value - place.middle) / place.scale
            if not -FAR < away < FAR:
                away = FAR if away > 0 else -FAR
            columns.append(place.start)
            numbers.append(round(away * ONE))
            columns.append(place.start + 1 + bisect_right(place.edges, value))
            numbers.append(ONE)
        return columns, numbers


def _column(place: _Place, value: Any) -> int | None:
    """Of a category, or of a flag, where 'no' has none."""
    if place.kind is FeatureKind.CATEGORY:
        text = as_category(value)
        return place.missing if text is None else place.known.get(text, place.other)
    flag = as_flag(value)
    if flag is None:
        return place.missing
    return place.start if flag else None


_KINDS: Final[dict[type, FeatureKind]] = {
    NumberCode: FeatureKind.NUMBER,
    CategoryCode: FeatureKind.CATEGORY,
    FlagCode: FeatureKind.FLAG,
}


def _place(code: Code, start: int) -> _Place:
    table, dot, key = code.name.partition(".")
    return _Place(
        name=code.name,
        table=table if dot else "",
        key=key,
        start=start,
        missing=start + code.width - 1,
        middle=code.middle if isinstance(code, NumberCode) else 0.0,
        scale=code.scale if isinstance(code, NumberCode) else 1.0,
        edges=code.edges if isinstance(code, NumberCode) else (),
        known={text: start + column for column, text in enumerate(code.known)}
        if isinstance(code, CategoryCode)
        else {},
        other=start + code.width - 2,
        kind=_KINDS[type(code)],
    )


def kinds_agree(codes: Sequence[Code], features: Sequence[Feature]) -> bool:
    """The codes are those of the declared features, one each, in order."""
    return len(codes) == len(features) and all(
        _KINDS[type(code)] is feature.kind and code.name == feature.name
        for code, feature in zip(codes, features, strict=True)
    )
