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
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.catalogue import Feature, FeatureKind

VALUE_BITS: Final = 10
ONE: Final = 1 << VALUE_BITS
FAR: Final = 3.0
"""Standardised values beyond this count as this."""
BIAS: Final = 0
TEXT_LENGTH: Final = 80
MAX_BINS: Final = 32
MAX_CATEGORIES: Final = 64
MAX_FEATURES: Final = 500

Row = tuple[list[int], list[int]]
"""Columns that are not zero, ascending, and their values."""


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
    if name in values:
        return values[name]
    table, dot, key = name.partition(".")
    found = values.get(table) if dot else None
    return found.get(key) if isinstance(found, Mapping) else None


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


class Encoder:
    """Encodes rows by fixed codes. It holds no state besides them."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self.codes = tuple(codes)
        self.starts: list[int] = []
        columns = 1
        for code in self.codes:
            self.starts.append(columns)
            columns += code.width
        self.columns = columns
        self._known = {
            place: {value: column for column, value in enumerate(code.known)}
            for place, code in enumerate(self.codes)
            if isinstance(code, CategoryCode)
        }

    def encode(self, values: Mapping[str, Any]) -> Row:
        """The row of a customer. Never raises, whatever the values are."""
        columns, numbers = [BIAS], [ONE]
        for place in range(len(self.codes)):
            for column, number in self.encode_one(place, values):
                columns.append(column)
                numbers.append(number)
        return columns, numbers

    def encode_one(self, place: int, values: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
        """(column, value) of one feature."""
        code = self.codes[place]
        start = self.starts[place]
        value = look_up(values, code.name)
        if isinstance(code, NumberCode):
            number = as_number(value)
            if number is None:
                return ((start + code.width - 1, ONE),)
            # Column 0 of the feature is the number itself.
            away = min(max((number - code.middle) / code.scale, -FAR), FAR)
            binned = start + 1 + bisect_right(code.edges, number)
            return ((start, round(away * ONE)), (binned, ONE))
        if isinstance(code, CategoryCode):
            text = as_category(value)
            if text is None:
                return ((start + code.width - 1, ONE),)
            column = self._known[place].get(text, len(code.known))
            return ((start + column, ONE),)
        flag = as_flag(value)
        if flag is None:
            return ((start + 1, ONE),)
        return ((start, ONE),) if flag else ()


def kinds_agree(codes: Sequence[Code], features: Sequence[Feature]) -> bool:
    """The codes are those of the declared features, one each, in order."""
    kinds: dict[FeatureKind, type] = {
        FeatureKind.NUMBER: NumberCode,
        FeatureKind.CATEGORY: CategoryCode,
        FeatureKind.FLAG: FlagCode,
    }
    return len(codes) == len(features) and all(
        isinstance(code, kinds[feature.kind]) and code.name == feature.name
        for code, feature in zip(codes, features, strict=True)
    )
