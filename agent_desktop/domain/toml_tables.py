"""Reading a TOML file that people write: every problem at once, each with its place."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from agent_desktop.domain.toml_places import Path, line_of, places

MAX_LENGTH: Final = 4_000_000

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
        self._places: dict[Path, int] = {}
        self.root = Table(self, {}, ())
        if len(text) > MAX_LENGTH:
            self.problem((), f"is longer than {MAX_LENGTH:,} characters")
            return
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self._syntax(str(error))
        except RecursionError:
            self.problem((), "is nested too deep")
        else:
            self._places = places(text)
            self.root = Table(self, values, ())

    def problem(self, path: Path, message: str, suggestion: str = "") -> None:
        """Notes a problem at a key."""
        self.problems.append(
            FileError(
                file=self.source,
                line=line_of(self._places, path),
                key=".".join(str(step) for step in path),
                message=message,
                suggestion=suggestion,
            )
        )

    def _syntax(self, message: str) -> None:
        place = re.search(r"\(at line (\d+), column (\d+)\)", message)
        said = message[: place.start()].strip() if place else message
        line = int(place[1]) if place else 1
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

    def has(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str, default: str | None = "") -> str:
        """A text; `default` None says that it must be there."""
        if default is None and key not in self.values:
            self.problem(key, "is missing")
        value = self._get(key, str, "a text", default or "")
        return str(value).strip()

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
        return tuple(listed)

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        text = self.text(key, default.value)
        known = [choice.value for choice in choices]
        if text not in known:
            self.problem(key, f"must be one of {', '.join(known)}", suggest(text, known))
            return default
        return choices(text)

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
                self.problem(key, "is not known here", suggest(key, self._asked))

    def _get(self, key: str, kind: Any, said: str, default: Any) -> Any:
        self._asked.add(key)
        value = self.values.get(key, default)
        if value is not default and not isinstance(value, kind):
            self.problem(key, f"must be {said}")
            return default
        return value


def suggest(name: str, known: Iterable[str]) -> str:
    """The known name that is most likely meant, or an empty string."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
