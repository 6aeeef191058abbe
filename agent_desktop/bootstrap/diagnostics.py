"""The diagnostics bundle: a zip for support, without anything personal.

Nothing is copied into it: every value is a number, a yes or no, a version of a library, or one of a
list of words that this program knows. So what somebody typed, was called or is named cannot be in
it, whatever column, file or variable it came from.

    agent-desktop diagnostics [--profile DIR] FILE
"""

from __future__ import annotations

import io
import json
import os
import platform
import re
import sys
import time
import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import msgspec

from agent_desktop.app.ports import SyncState
from agent_desktop.bootstrap.log_digest import digest
from agent_desktop.bootstrap.options import UsageError, parse
from agent_desktop.cache import diagnosis
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX
from agent_desktop.keystore.keys import KeyStore, KeyStoreError
from agent_desktop.protocol.messages import PROTOCOL_VERSION

_LIBRARIES: Final = (
    "agent-desktop",
    "PySide6",
    "qasync",
    "httpx",
    "msgspec",
    "sqlcipher3",
    "numpy",
)
_SYSTEMS: Final = frozenset({"Linux", "Windows", "Darwin"})
_PLATFORMS: Final = frozenset({"offscreen", "xcb", "wayland", "windows", "cocoa", "minimal"})
_NUMBERS: Final = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_began: Final = time.monotonic()


class NotWritten(Exception):
    """The message is for who wanted the bundle."""


class Profile(NamedTuple):
    """`key` None: its files are told of by their sizes alone. `customers_key` None: customers.db is
    sealed."""

    files: CacheFiles
    key: bytes | None
    customers_key: bytes | None


def bundle(profiles: Sequence[Profile], now: int, sync: SyncState | None = None) -> bytes:
    """The zip. Blocks for the disk."""
    content: dict[str, Any] = {"about.json": _about()}
    if sync is not None:
        content["status.json"] = _status(sync, now)
    for number, (files, key, customers_key) in enumerate(profiles, 1):
        place = f"profile-{number}/"
        content[place + "files.json"] = (
            diagnosis.collect(files, key, customers_key, now)
            if key is not None
            else {"could not be read": "its key is not in the keyring"}
        )
        content[place + "settings.json"] = _settings(files.folder / "window.json")
        content[place + "log.json"] = _logs(files.folder)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, each in content.items():
            # No time of day and no owner: a zip would tell both.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            text = json.dumps(each, indent=2, sort_keys=True) + "\n"
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def write(path: Path, content: bytes) -> None:
    """Whole, or not at all. Blocks. Raises NotWritten."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotWritten(
            f"'{path.name}' could not be written: {error.strerror}. Choose another place."
        ) from error


def main(arguments: list[str], keystore: KeyStore | None = None) -> int:
    """Exit status: 0 written, 1 not (a sentence on stderr), 2 wrong usage."""
    target, rest = _target(arguments)
    try:
        options = parse(rest)
    except UsageError as error:
        sys.stderr.write(f"{error} See agent-desktop --help.\n")
        return 2
    if not target:
        sys.stderr.write("diagnostics needs a FILE to write to. See agent-desktop --help.\n")
        return 2
    if not options.profile.is_dir():
        sys.stderr.write(f"There is no profile in '{options.profile}'.\n")
        return 1
    if keystore is None:
        from agent_desktop.keystore.os_keyring import OsKeyring

        keystore = OsKeyring()
    file = Path(target).expanduser()
    try:
        write(file, bundle(profiles_in(options.profile, keystore), time.time_ns() // 1_000_000))
    except NotWritten as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"Written to {file}. It holds no names, numbers, tokens or keys.\n")
    return 0


def profiles_in(folder: Path, keystore: KeyStore) -> list[Profile]:
    """Those that are kept below it; a running desktop may have them open."""
    folders = [folder, *sorted(path for path in (folder / "profiles").glob("*") if path.is_dir())]
    found = []
    for each in folders:
        files = CacheFiles(each)
        if not files.exist and each != folder:
            continue
        try:
            key = keystore.load(str(each))
        except KeyStoreError:
            key = None
        found.append(Profile(files, key, key))
    return found


def _target(arguments: list[str]) -> tuple[str, list[str]]:
    """The FILE, and what is left."""
    rest = list(arguments)
    for place, argument in enumerate(arguments):
        if not argument.startswith("-") and (not place or arguments[place - 1] != "--profile"):
            return rest.pop(place), rest
    return "", rest


def _about() -> dict[str, Any]:
    libraries = {}
    for name in _LIBRARIES:
        try:
            libraries[name] = _version(metadata.version(name))
        except metadata.PackageNotFoundError:
            libraries[name] = "not here"
    system = platform.system()
    return {
        "libraries": libraries,
        "python": _version(platform.python_version()),
        "sqlite": _sqlite(),
        "system": system if system in _SYSTEMS else "other",
        "release": _version(platform.release()),
        "64 bit": sys.maxsize > 2**32,
        "windows by": _known(os.environ.get("QT_QPA_PLATFORM", ""), _PLATFORMS),
        "processors": os.cpu_count(),
        "protocol version": PROTOCOL_VERSION,
        "schema versions of this program": {
            "outbox.db": OUTBOX.version,
            "customers.db": CUSTOMERS.version,
        },
        "packaged": bool(getattr(sys, "frozen", False)),
        "seconds since the start": round(time.monotonic() - _began),
    }


def _sqlite() -> str:
    from sqlcipher3 import dbapi2

    return _version(dbapi2.sqlite_version)


class _Kept(msgspec.Struct):
    """Of the window's settings what says nothing about a person."""

    theme: Literal["system", "light", "dark", "high_contrast"] = "system"
    scale: float = 1.0
    language: Literal["", "en", "de", "ar"] = ""
    docked: bool = False
    single_keys: bool = True
    reduced_motion: bool = False


def _settings(file: Path) -> dict[str, Any]:
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return {"as delivered": True}
    return {**msgspec.to_builtins(kept), "scale": round(kept.scale, 2)}


def _status(sync: SyncState, now: int) -> dict[str, Any]:
    def ago(at: int | None) -> int | None:
        return None if at is None else round((now - at) / 1000)

    return {
        "online": sync.online,
        "signed in": sync.signed_in,
        "waiting": sync.waiting,
        "refused": sync.refused,
        "of colleagues": sync.colleagues,
        "held up": sync.blocked,
        "something is wrong with the line": bool(sync.trouble),
        "the last answer was not saved": bool(sync.not_saved),
        "seconds since the last contact": ago(sync.last_contact_at),
        "seconds since the last comparison": ago(sync.compared_at),
        "customers fetched again": sync.repaired,
        "search is complete": sync.indexed,
    }


def _logs(folder: Path) -> list[str]:
    found: list[str] = []
    for name in ("desktop.log.1", "desktop.log"):
        try:
            with (folder / name).open(encoding="utf-8", errors="replace") as file:
                found += digest(file)
        except OSError:
            continue
    return found


def _known(value: str, words: frozenset[str]) -> str:
    return value if value in words else "other" if value else ""


def _version(text: str) -> str:
    """The numbers of it: a release may have been named after whoever built it."""
    found = _NUMBERS.match(text)
    return found.group() if found else "unknown"
