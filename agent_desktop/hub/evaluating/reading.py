"""From a file of outcomes to outcomes in the order of time, or to what is wrong with it."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.domain.toml_tables import FileError, suggest
from agent_desktop.hub.evaluating.cells import Cell, Times, feature_cell, propensity
from agent_desktop.hub.evaluating.description import SEPARATORS, DataErrors, Description

MAX_ROWS: Final = 2_000_000
MAX_ERRORS: Final = 20
MAX_BAD_SHARE: Final = 0.5
"""A feature more of whose cells than this can't be read is declared wrongly."""


class Bad(msgspec.Struct, kw_only=True):
    """Cells of a feature that could not be read and count as missing."""

    feature: str
    kind: str
    cells: int = 0
    line: int = 0
    """Of the first."""
    text: str = ""


class Read(NamedTuple):
    """A file, read."""

    outcomes: list[Outcome]
    bad: list[Bad]
    skipped: int
    """Rows left out because of their response."""
    dates: bool
    """Times are dates, not numbers or the order of rows."""


class _Found(Exception):
    """Something is wrong with a row: `column` and why."""

    def __init__(self, column: str, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.suggestion = suggestion


def read_outcomes(path: Path, description: Description) -> Read:
    """Raises DataErrors, and OSError where there is no such file."""
    errors: list[FileError] = []
    table = _Table(path, description)
    try:
        rows = table.rows()
        header = next(rows, None)
        if header is None:
            raise DataErrors([_error(path, 1, "", "is empty")])
        table.begin(header[1])
        for line, row in rows:
            try:
                table.add(line, row)
            except _Found as found:
                errors.append(_error(path, line, found.column, found.message, found.suggestion))
            if len(errors) >= MAX_ERRORS:
                errors.append(
                    _error(path, line + 1, "", "perhaps there are more; mend these first")
                )
                break
    except (UnicodeDecodeError, csv.Error, EOFError, gzip.BadGzipFile, zlib.error) as error:
        errors.append(_error(path, table.line, "", _said(error, description)))
    if errors:
        raise DataErrors(errors)
    table.end()
    outcomes = sorted(table.outcomes, key=lambda outcome: outcome.at)
    late = description.late_rows
    if late is not None:  # rows count, whatever times they have
        outcomes = [
            msgspec.structs.replace(outcome, at=row, matures_at=row + late)
            for row, outcome in enumerate(outcomes)
        ]
    return Read(
        outcomes,
        [bad for bad in table.bad.values() if bad.cells],
        table.skipped,
        table.times.numbers is False and late is None,
    )


class _Table:
    """The rows of one file as they are read."""

    def __init__(self, path: Path, description: Description) -> None:
        self.path = path
        self.line = 1
        self.outcomes: list[Outcome] = []
        self.skipped = 0
        self.times = Times(description)
        self.bad = {
            d.feature.name: Bad(feature=d.feature.name, kind=d.feature.kind.value)
            for d in description.features
        }
        self._description = description
        self._matures = Times(description)
        self._width = 0
        self._places: dict[str, int] = {}
        self._features: list[tuple[str, int, Cell]] = []
        self._labels: dict[str, int] = {}

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line and cells of each row; blank lines are none."""
        with _opened(self.path) as raw:
            text = io.TextIOWrapper(raw, encoding=self._encoding(), newline="")
            first = text.readline(1_000_000)
            if not first.strip("\r\n\ufeff "):
                first = ""
            reader = csv.reader(_again(first, text), delimiter=self._separator(first), strict=True)
            for row in reader:
                self.line = reader.line_num
                if row and (len(row) > 1 or row[0].strip()):
                    yield self.line, row

    def begin(self, header: list[str]) -> None:
        """Takes the first row for the names of columns. Raises DataErrors."""
        names = [name.strip() for name in header]
        described = self._description
        problems = [
            _error(self.path, 1, name, "is the name of two columns")
            for name in sorted({name for name in names if names.count(name) > 1})
        ]
        self._width = len(names)
        wanted = {role: name for role, name in described.columns.items() if self._needs(role)}
        for role, name in wanted.items():
            if name in names:
                self._places[role] = names.index(name)
            elif role in described.said or self._must(role):
                problems.append(_error(self.path, 1, name, _absent(role), suggest(name, names)))
        afterwards = {wanted.get("response"), wanted.get("matures_at")}
        for d in described.features:
            if d.column in afterwards:
                said = "is known afterwards only, and so it is no feature"
                problems.append(_error(self.path, 1, d.column, said))
            elif d.column in names:
                place = names.index(d.column)
                cell = feature_cell(d, described.decimal)
                self._features.append((d.feature.name, place, cell))
            else:
                said = "there is no such column, but a feature of that name is declared"
                problems.append(_error(self.path, 1, d.column, said, suggest(d.column, names)))
        if problems:
            raise DataErrors(problems)

    def add(self, line: int, row: list[str]) -> None:
        """One row. Raises _Found."""
        if len(row) != self._width:
            raise _Found("", f"has {len(row)} cells, and the first line has {self._width}")
        number = len(self.outcomes)
        if number >= MAX_ROWS:
            raise _Found("", f"there are more than {MAX_ROWS:,} rows")
        label = row[self._places["response"]].strip()
        self._labels[label] = self._labels.get(label, 0) + 1
        if label in self._description.skip:
            self.skipped += 1
            return
        worked = self._worked(label)
        at = self._time(row, "time", self.times) if "time" in self._places else number
        matures_at = self._matures_at(row, at)
        if matures_at < at:
            raise _Found(
                self._description.columns["matures_at"],
                f"'{row[self._places['matures_at']].strip()[:40]}' is before the row's own time",
            )
        self.outcomes.append(
            Outcome(
                at=at,
                matures_at=matures_at,
                action=self._action(row),
                worked=worked,
                values=self._values(line, row),
                propensity=self._propensity(row),
            )
        )

    def end(self) -> None:
        """After the last row. Raises DataErrors for what only the whole shows."""
        rows = len(self.outcomes)
        problems = []
        if not rows:
            problems.append(_error(self.path, self.line, "", "holds no rows to learn from"))
        elif not self._labels.keys() & self._description.success:
            found = ", ".join(f"'{label[:40]}'" for label in sorted(self._labels)[:8])
            wanted = ", ".join(f"'{label}'" for label in sorted(self._description.success))
            said = f"no row says {wanted}, which means success; there are: {found}"
            if self._description.failure is None:
                column = self._description.columns["response"]
                problems.append(_error(self.path, 1, column, said))
        for bad in self.bad.values():
            if bad.cells > MAX_BAD_SHARE * max(rows, 1):
                said = (
                    f"{bad.cells:,} of {rows:,} cells are no {bad.kind}, such as '{bad.text}': "
                    "is it a category?"
                )
                problems.append(_error(self.path, bad.line, bad.feature, said))
        if problems:
            raise DataErrors(problems)

    def _worked(self, label: str) -> bool:
        described = self._description
        if label in described.success:
            return True
        if not label:
            said = 'is empty: skip = [""] leaves out what has no outcome yet'
            raise _Found(described.columns["response"], said)
        if described.failure is not None and label not in described.failure:
            known = sorted(described.success | described.failure | described.skip)
            raise _Found(
                described.columns["response"],
                f"'{label[:40]}' is no known response; known are {', '.join(known)[:200]}. "
                "Say with 'success' and 'failure' what others mean",
                suggest(label, known),
            )
        return False

    def _time(self, row: list[str], role: str, times: Times) -> int:
        try:
            return times.read(row[self._places[role]])
        except ValueError as error:
            raise _Found(self._description.columns[role], str(error)) from None

    def _matures_at(self, row: list[str], at: int) -> int:
        described = self._description
        if "matures_at" in self._places:
            return self._time(row, "matures_at", self._matures)
        if described.late_ms is not None:
            if self.times.numbers:
                raise _Found(described.columns["time"], "must be dates for matures_after_days")
            return at + described.late_ms
        return at

    def _action(self, row: list[str]) -> str:
        if "action" not in self._places:
            return self._description.action
        name = row[self._places["action"]].strip()
        if not name:
            raise _Found(self._description.columns["action"], "is empty")
        return sys.intern(name[:200])

    def _propensity(self, row: list[str]) -> float | None:
        place = self._places.get("propensity")
        if place is None:
            return None
        try:
            return propensity(row[place], self._description.decimal)
        except ValueError as error:
            raise _Found(self._description.columns["propensity"], str(error)) from None

    def _values(self, line: int, row: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, place, cell in self._features:
            try:
                value = cell(row[place])
            except ValueError:
                value = None
                bad = self.bad[name]
                bad.cells += 1
                if bad.cells == 1:
                    bad.line, bad.text = line, row[place].strip()[:40]
            values[name] = sys.intern(value) if isinstance(value, str) else value
        return values

    def _needs(self, role: str) -> bool:
        described = self._description
        late = described.late_rows is not None or described.late_ms is not None
        if role == "time":
            return described.late_rows is None or role in described.said
        return not (role == "matures_at" and late)

    def _must(self, role: str) -> bool:
        return role != "propensity"

    def _encoding(self) -> str:
        encoding = self._description.encoding
        return "utf-8-sig" if encoding == "utf-8" else encoding

    def _separator(self, first: str) -> str:
        found = max(SEPARATORS, key=first.count)
        return self._description.separator or (found if found in first else ",")


def _opened(path: Path) -> Any:
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if zipped else path.open("rb")


def _again(first: str, rest: io.TextIOWrapper) -> Iterator[str]:
    """The line that was read already, and the others."""
    for line in itertools.chain((first,), rest) if first else ():
        if "\0" in line:
            raise csv.Error("it holds a NUL")
        yield line


def _absent(role: str) -> str:
    said = f"there is no such column for '{role}'; name it under [columns]"
    if role == "action":
        return f'{said}, or fix it: [constants] action = "NAME"'
    if role in {"time", "matures_at"}:
        return f"{said}, or say matures_after_rows = 0 where rows are in order"
    return said


def _said(error: Exception, description: Description) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"is no text in {description.encoding}; 'encoding' may say another"
    if isinstance(error, csv.Error):
        return f"is no table: {error}"
    return "is no whole gzip file: it is cut off or damaged"


def _error(path: Path, line: int, key: str, message: str, suggestion: str = "") -> FileError:
    return FileError(
        file=str(path), line=line, key=key[:80], message=message, suggestion=suggestion
    )
