"""Numbers about the two files, for support. Nothing that anybody wrote gets out: what is counted by
is one of the names below, and everything else is counted as 'other'."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.cache.engine import Connection, Error, connect, named_errors, only_reads
from agent_desktop.cache.errors import CacheDamaged, CacheError
from agent_desktop.cache.files import CacheFiles
from agent_desktop.protocol.messages import DesktopPolicy, EntryKind
from agent_desktop.sync.queue import EntryState

_TABLES: Final = (
    "customers", "identities", "suffixes", "events", "responses", "exposures",
    "household_answers", "aliases", "catalogues", "models", "unfolded", "unsought", "erased",
    "settlements", "uses", "releases", "repairs",
)  # fmt: skip
_META_NUMBERS: Final = ("epoch", "cursor", "round")
_KINDS: Final = frozenset(kind.value for kind in EntryKind)
_STATES: Final = frozenset(state.value for state in EntryState)
_CODES: Final = frozenset({
    "", "unknown_customer", "unknown_response", "not_yours", "other_list", "no_decision",
    "unknown_decision", "bad_number", "bad_body", "bad_entry", "bad_request", "too_large",
    "unknown_kind", "no_such_sentiment", "bad_exposure", "id_reused", "gap", "erased",
    "hub_failed", "other_user",
})  # fmt: skip


def collect(files: CacheFiles, key: bytes, customers_key: bytes | None, now: int) -> dict[str, Any]:
    """Of both files, over connections of its own: nobody waits for it. Blocks. `customers_key`
    None: sealed, so only its size is told."""
    customers = (
        {**_on_disk(files.customers), "sealed": True}
        if customers_key is None
        else _read(files.customers, customers_key, of_customers)
    )
    if customers_key == key and customers.get("could not be read") == CacheDamaged.__name__:
        # The keyring's key opens it only where there is no PIN, and never online only.
        customers["could not be read"] = "sealed with another key, or damaged"
    return {
        "outbox.db": _read(files.outbox, key, lambda db: of_outbox(db, now)),
        "customers.db": customers,
        "set aside as damaged": _set_aside(files),
        "to be read page by page at the next start": files.suspect.exists(),
    }


def _read(file: Path, key: bytes, ask: Callable[[Connection], dict[str, Any]]) -> dict[str, Any]:
    """What is wrong with a file is told by the error's kind alone: its words name the folder."""
    found: dict[str, Any] = _on_disk(file)
    began = time.perf_counter()
    try:
        with closing(connect(file, key, write=False)) as db, named_errors(file):
            only_reads(db)
            db.execute("BEGIN")
            found |= ask(db)
    except (CacheError, Error, OSError, msgspec.MsgspecError) as error:
        found["could not be read"] = type(error).__name__
    found["read in ms"] = round((time.perf_counter() - began) * 1000, 1)
    return found


def _on_disk(file: Path) -> dict[str, Any]:
    sizes = {}
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            sizes[f"bytes{ending}"] = file.with_name(file.name + ending).stat().st_size
    return sizes


def _set_aside(files: CacheFiles) -> int:
    try:
        return sum(1 for _ in files.damaged.iterdir())
    except OSError:
        return 0


def of_outbox(db: Connection, now: int, schema: str = "main") -> dict[str, Any]:
    """`schema` is the name under which outbox.db is attached."""
    entries: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    oldest: dict[str, int] = {}
    tries: Counter[str] = Counter()
    for state, kind, code, attempts, made_at in db.execute(
        f"SELECT state, kind, code, attempts, made_at FROM {schema}.entries"  # noqa: S608 - ours
    ):
        where = _one_of(state, _STATES)
        entries[f"{where} {_one_of(kind, _KINDS)}"] += 1
        if where not in {EntryState.ACCEPTED, EntryState.WITHDRAWN}:
            codes[f"{where} {_one_of(code, _CODES) or 'none'}"] += 1
            tries["0" if not attempts else "1" if attempts == 1 else "2 or more"] += 1
            oldest[where] = max(oldest.get(where, 0), _minutes(made_at, now))
    return {
        **_file(db, schema),
        "entries": dict(sorted(entries.items())),
        "last errors by code": dict(sorted(codes.items())),
        "tries of what has not ended": dict(sorted(tries.items())),
        "minutes since the oldest": dict(sorted(oldest.items())),
        "people": _count(db, f"{schema}.installations"),
        "settings": _count(db, f"{schema}.settings"),
    }


def of_customers(db: Connection) -> dict[str, Any]:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    meta = {}
    policy: dict[str, Any] = {}
    if "meta" in tables:
        for key in _META_NUMBERS:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            if row is not None:
                meta[key] = _number(row[0])
        row = db.execute("SELECT value FROM meta WHERE key = 'policy'").fetchone()
        policy = _policy(row[0]) if row is not None else {}
    return {
        **_file(db, "main"),
        "rows": {name: _count(db, name) for name in _TABLES if name in tables},
        "pulled": meta,
        "policy": policy,
    }


def _file(db: Connection, schema: str) -> dict[str, int]:
    def pragma(name: str) -> int:
        return int(db.execute(f"PRAGMA {schema}.{name}").fetchone()[0])

    return {
        "schema version": pragma("user_version"),
        "pages": pragma("page_count"),
        "free pages": pragma("freelist_count"),
        "page size": pragma("page_size"),
    }


def _policy(text: str) -> dict[str, Any]:
    """Only what is a number or a yes."""
    try:
        policy = msgspec.json.decode(text, type=DesktopPolicy)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return {"unreadable": True}
    fields = msgspec.to_builtins(policy)
    return {key: value for key, value in fields.items() if isinstance(value, bool | int)}


def _count(db: Connection, table: str) -> int:
    found: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
    return found


def _one_of(value: object, known: frozenset[str]) -> str:
    return value if isinstance(value, str) and value in known else "other"


def _number(value: object) -> int | None:
    try:
        return int(str(value)[:19])
    except ValueError:
        return None


def _minutes(at: object, now: int) -> int:
    return max(0, (now - at) // 60_000) if isinstance(at, int) else 0
