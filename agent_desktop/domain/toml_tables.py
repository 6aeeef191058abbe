"""Reading a TOML file that people write: every problem at once, each with its place."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from agent_desktop.domain.toml_places import Path, line_of, places

MAX_LENGTH: Final = 4_000_000
"""Characters of a file."""
MAX_TEXT: Final = 4_000
"""Characters of one text, where its reader says nothing else."""
MAX_PROBLEMS: Final = 500
MAX_SUGGESTIONS: Final = 100
"""Each is a search: a file with thousands of mistakes gets its first ones only."""
MAX_LISTED: Final = 1_000
"""Texts in one list."""
_SHOWN: Final = 160

# tomllib takes time that grows with the square of a dotted key's length.
_ENDLESS_KEY: Final = re.compile(
    r"""(?<![\w-])(?>(?>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){40}"""
)

Choice = TypeVar("Choice", bound=StrEnum)


class FileError(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a file."""

    file: str
    line: int
    key: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        hint = f" (did you mean '{self.suggestion}'?)" if self.suggestion else ""
        key = f" {self.key}:" if self.key else ""
        return f"{self.file}:{self.line}:{key} {self.message}{hint}"


class FileErrors(ValueError):
    """All that is wrong with a file, in the order of its lines."""

    def __init__(self, errors: Iterable[FileError]) -> None:
        self.errors = sorted(errors, key=lambda error: (error.line, error.key))
        super().__init__("\n".join(str(error) for error in self.errors))


class Document:
    """A TOML text with the problems that were found in it."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.problems: list[FileError] = []
        self._suggested = 0
        self._text = ""
        self._places: dict[Path, int] | None = None
        self.root = Table(self, {}, ())
        if len(text) > MAX_LENGTH:
            self.problem((), f"is longer than {MAX_LENGTH:,} characters")
            return
        endless = _ENDLESS_KEY.search(text)
        if endless:
            line = text.count("\n", 0, endless.start()) + 1
            self._syntax(f"a key of more than 40 parts (at line {line}, column 1)")
            return
        try:
            values = tomllib.loads(text)
        except RecursionError:
            self.problem((), "is nested too deep")
        except ValueError as error:  # TOMLDecodeError, and numbers of thousands of digits
            self._syntax(str(error), text.count("\n") + 1)
        else:
            self._text = text
            self.root = Table(self, values, ())

    def problem(self, path: Path, message: str, suggestion: str = "") -> None:
        """Notes a problem at a key. Of a great many the first ones are kept."""
        if len(self.problems) > MAX_PROBLEMS:
            return
        if self._places is None:
            self._places = places(self._text)
        line = line_of(self._places, path)
        if len(self.problems) == MAX_PROBLEMS:
            line = self._text.count("\n") + 1
            path, message, suggestion = (), "and there are more problems; mend these first", ""
        self.problems.append(
            FileError(
                file=self.source,
                line=line,
                key=shown(".".join(str(step) for step in path)),
                message=message,
                suggestion=suggestion,
            )
        )

    def meant(self, name: str, known: Collection[str]) -> str:
        """The known name that is most likely meant, or an empty string."""
        if self._suggested >= MAX_SUGGESTIONS:
            return ""
        self._suggested += 1
        return suggest(name, known)

    def _syntax(self, message: str, last: int = 1) -> None:
        place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
        said = message[: place.start()].strip() if place else message
        line = int(place[1]) if place and place[1] else last if place else 1
        if said.startswith("Exceeds the limit"):
            said = "a number has thousands of digits"
        self.problems.append(
            FileError(file=self.source, line=line, key="", message=f"is no TOML: {said}")
        )


class Table:
    """A table of the document. Keys that nobody asked for are problems, see `finish`."""

    def __init__(self, document: Document, values: dict[str, Any], path: Path) -> None:
        self.values = values
        self.path = path
        self._document = document
        self._asked: set[str] = set()

    def problem(self, key: str, message: str, suggestion: str = "") -> None:
        self._document.problem((*self.path, key) if key else self.path, message, suggestion)

    def meant(self, name: str, known: Collection[str]) -> str:
        """The known name that is most likely meant, or an empty string."""
        return self._document.meant(name, known)

    def has(self, key: str) -> bool:
        return key in self.values

    def has_read(self, key: str) -> None:
        """Its value was taken from `values` as it is."""
        self._asked.add(key)

    def text(self, key: str, default: str | None = "", most: int = MAX_TEXT) -> str:
        """A text; `default` None says that it must be there."""
        if default is None and key not in self.values:
            self.problem(key, "is missing")
        text = str(self._get(key, str, "a text", default or "")).strip()
        if len(text) > most:
            self.problem(key, f"is longer than {most:,} characters")
            return default or ""
        if not text.isprintable() and _controls(text):
            self.problem(key, "holds a control character, such as NUL or one that turns text round")
            return default or ""
        if default is None and not text and key in self.values:
            self.problem(key, "is empty")
        return text

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self._get(key, bool, "true or false", default))

    def number(self, key: str, default: float, low: float, high: float) -> float:
        value = self._get(key, int | float, "a number", default)
        if isinstance(value, bool) or not low <= value <= high:
            self.problem(key, f"must be a number from {low:g} to {high:g}")
            return default
        return float(value)

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        value = self._get(key, int, "a whole number", default)
        if isinstance(value, bool) or not low <= value <= high:
            self.problem(key, f"must be a whole number from {low} to {high}")
            return default
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        value = self._get(key, str | list, "a text or a list of texts", [])
        listed = [value] if isinstance(value, str) else value
        if not all(isinstance(entry, str) for entry in listed):
            self.problem(key, "must be a text or a list of texts")
            return ()
        if len(listed) > MAX_LISTED:
            self.problem(key, f"are more than {MAX_LISTED:,}")
            return ()
        return tuple(listed)

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        text = self.text(key, default.value)
        known = [choice.value for choice in choices]
        if text not in known:
            self.problem(key, f"must be one of {', '.join(known)}", self.meant(text, known))
            return default
        return choices(text)

    def names(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Some of a fixed set, without doubles; `all`, or nothing, is an empty tuple."""
        known = {choice.value: choice for choice in choices}
        found: dict[Choice, None] = {}
        for text in self.texts(key):
            if text in known:
                found[known[text]] = None
            elif text != "all":
                said = f"'{shown(text)}' is none of {', '.join(known)}"
                self.problem(key, said, self.meant(text, known))
        return tuple(found)

    def moment(self, key: str) -> int | None:
        """A date (its midnight UTC) or a date with time, as milliseconds."""
        value = self._get(key, dt.date, "a date or a time with its offset", None)
        if value is None:
            return None
        if not isinstance(value, dt.datetime):
            value = dt.datetime.combine(value, dt.time())
        if value.tzinfo is None:
            value = value.replace(tzinfo=dt.UTC)
        return int(value.timestamp() * 1000)

    def table(self, key: str) -> Table:
        """A table, empty where there is none."""
        value = self._get(key, dict, "a table", {})
        return Table(self._document, value, (*self.path, key))

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables below `[key.NAME]`."""
        below = self.table(key)
        for name, value in below.values.items():
            if isinstance(value, dict):
                yield name, Table(self._document, value, (*below.path, name))
            else:
                below.problem(name, "must be a table")

    def listed(self, key: str) -> Iterator[Table]:
        """The tables of a list."""
        value = self._get(key, list, "a list of tables", [])
        for place, entry in enumerate(value):
            if isinstance(entry, dict):
                yield Table(self._document, entry, (*self.path, key, place))
            else:
                self.problem(key, "must be a list of tables")

    def finish(self) -> None:
        """Whatever was not asked for is a mistake."""
        for key in self.values:
            if key not in self._asked:
                self.problem(key, "is not known here", self.meant(key, self._asked))

    def _get(self, key: str, kind: Any, said: str, default: Any) -> Any:
        self._asked.add(key)
        value = self.values.get(key, default)
        if value is not default and not isinstance(value, kind):
            self.problem(key, f"must be {said}")
            return default
        return value


def suggest(name: str, known: Collection[str]) -> str:
    """The known name that is most likely meant, or an empty string."""
    if len(name) > 80 or len(known) > 20_000:
        return ""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def shown(text: str) -> str:
    """A name out of a file as a message may show it: short, and nothing a terminal obeys."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:_SHOWN])
    return clean if len(text) <= _SHOWN else clean[: _SHOWN - 1] + "…"


_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _controls(text: str) -> bool:
    return any(
        c in _TURNING or (c not in "\n\t\r" and unicodedata.category(c) in {"Cc", "Cs"})
        for c in text
    )
