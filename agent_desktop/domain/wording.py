"""Sentences with fields in them, for titles, reasons and talk tracks.

`{name}` is a field, `{name|there}` has a fallback, `{minutes:ago}` a format, and what stands in
`[...]` is left out when a field in it is missing. Elsewhere a missing field without a fallback
takes its whole sentence with it: braces are never shown. `{{`, `}}`, `[[` and `]]` are the
characters themselves.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

MAX_VALUE: Final = 200
_SHORT: Final = 10**15

_TOKEN: Final = re.compile(
    r"(?P<escaped>\{\{|\}\}|\[\[|\]\])|\{(?P<field>[^{}\[\]]*)\}|(?P<bracket>[\[\]])|(?P<stray>[{}])"
)
_FIELD: Final = re.compile(
    r"(?P<name>[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)(?::(?P<format>\w+))?(?:\|(?P<fallback>.*))?",
    re.DOTALL,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?…])([”’\"')]*)\s+")

_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                 "ten", "eleven", "twelve")  # fmt: skip


class WordingError(ValueError):
    """The template is not one. The message says where and why."""


class _Field:
    __slots__ = ("fallback", "format", "name")

    def __init__(self, name: str, form: str, fallback: str | None) -> None:
        self.name = name
        self.format = _FORMATS[form]
        self.fallback = fallback

    def text(self, values: Mapping[str, object]) -> str | None:
        value = values.get(self.name)
        if value is None:
            value = value_at(values, self.name)
        if value is None or value == "":
            return self.fallback
        # Blanks, a list or a table say nothing either.
        return self.format(value) or self.fallback


_Part = str | _Field


class Template:
    """A parsed template. `names` are its fields."""

    __slots__ = ("_sentences", "names", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences: list[list[_Part | list[_Part]]] = [[]]
        self.names: frozenset[str] = frozenset(self._read(text))

    def fill(self, values: Mapping[str, object]) -> str:
        """The text with its fields filled in; plain text, without control characters."""
        if not self.names:
            return "".join(part for s in self._sentences for part in s if isinstance(part, str))
        if len(self._sentences) == 1:
            return (_filled(self._sentences[0], values) or "").strip()
        filled = [_filled(sentence, values) for sentence in self._sentences]
        return "".join([text for text in filled if text is not None]).strip()

    def _read(self, text: str) -> list[str]:
        names: list[str] = []
        optional: list[_Part] | None = None
        place = 0
        for token in _TOKEN.finditer(text):
            self._literal(text[place : token.start()], optional)
            place = token.end()
            if token["escaped"]:
                self._literal(token["escaped"][0], optional)
            elif token["field"] is not None:
                field = _field(token["field"])
                names.append(field.name)
                (self._sentences[-1] if optional is None else optional).append(field)
            elif token["bracket"] == "[" and optional is None:
                optional = []
            elif token["bracket"] == "]" and optional is not None:
                self._sentences[-1].append(optional)
                optional = None
            else:
                raise WordingError(f"'{token.group()}' without its counterpart in '{text[:60]}'")
        if optional is not None:
            raise WordingError(f"'[' without its counterpart in '{text[:60]}'")
        self._literal(text[place:], None)
        return names

    def _literal(self, text: str, optional: list[_Part] | None) -> None:
        if optional is not None:
            optional.append(text)
            return
        place = 0
        for end in _SENTENCE.finditer(text):
            self._sentences[-1].append(text[place : end.end()])
            self._sentences.append([])
            place = end.end()
        if text[place:]:
            self._sentences[-1].append(text[place:])


def value_at(values: Mapping[str, object], name: str) -> object:
    """The value of a name such as `first_name` or `traits.plan`; None where there is none."""
    found: object = values.get(name)
    if found is None and "." in name:
        found = values
        for step in name.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    return found


def plain(value: object, limit: int = MAX_VALUE) -> str:
    """A value as plain text of limited length, without control or direction characters."""
    if type(value) is int and -_SHORT < value < _SHORT:
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else ""
    text = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if not (text.isascii() and text.isprintable()):
        text = "".join(
            " " if c in "\n\r\t" else c
            for c in text[: limit * 4]
            if c in "\n\r\t\u200c\u200d" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"}
        )
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _field(inside: str) -> _Field:
    match = _FIELD.fullmatch(inside.strip())
    if match is None:
        raise WordingError(f"'{{{inside[:40]}}}' is no field")
    form = match["format"] or ""
    if form not in _FORMATS:
        raise WordingError(f"'{form}' is no format; there are {', '.join(sorted(_FORMATS))[2:]}")
    return _Field(match["name"], form, match["fallback"])


def _filled(
    parts: list[_Part | list[_Part]] | list[_Part], values: Mapping[str, object]
) -> str | None:
    """The parts as one text, or None where a field is missing."""
    found = ""
    for part in parts:
        if isinstance(part, str):
            found += part
        elif isinstance(part, list):
            found += _filled(part, values) or ""
        else:
            text = part.text(values)
            if text is None:
                return None
            found += text
    return found


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if isinstance(value, int) or math.isfinite(value) else None


def _minutes(value: object) -> str:
    minutes = _number(value)
    if minutes is None or minutes < 0:
        return plain(value)
    if minutes < 60:
        return f"{int(minutes)} min"
    if minutes < 48 * 60:
        return f"{int(minutes // 60)} h"
    return f"{int(minutes // 1440)} days"


def _days(value: object) -> str:
    days = _number(value)
    if days is None:
        return plain(value)
    whole = int(days)
    return "less than a day" if whole == 0 else "1 day" if whole == 1 else f"{whole} days"


def _day(value: object) -> str:
    days = _number(value)
    if days is None:
        return plain(value)
    whole = int(days)
    return "today" if whole == 0 else "yesterday" if whole == 1 else f"{whole} days ago"


def _grouped(value: object) -> str:
    number = _number(value)
    if number is None or abs(number) >= 1e15:
        return plain(value)
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def _words(value: object) -> str:
    number = _number(value)
    if number is not None and 0 <= number < len(_WORDS) and number == int(number):
        return _WORDS[int(number)]
    return plain(value)


def _ago(value: object) -> str:
    return "just now" if _number(value) == 0 else f"{_minutes(value)} ago"


def _lower(value: object) -> str:
    text = plain(value)
    return text[:1].lower() + text[1:]


def _phrase(value: object) -> str:
    """A code such as `follow-up-offer` as words."""
    return plain(value).replace("-", " ").replace("_", " ")


def _duration(value: object) -> str:
    """Seconds as minutes and seconds."""
    seconds = _number(value)
    if seconds is None or not 0 <= seconds < 1e9:
        return plain(value)
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours}:{minutes:02}:{whole % 60:02}"
    return f"{minutes}:{whole % 60:02}"


_FORMATS: Final[dict[str, Callable[[object], str]]] = {
    "": plain,
    "ago": _ago,
    "day": _day,
    "days": _days,
    "duration": _duration,
    "lower": _lower,
    "minutes": _minutes,
    "number": _grouped,
    "phrase": _phrase,
    "words": _words,
}
