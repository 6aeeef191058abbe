"""The profiles of one desk: a folder a person, below `profiles/`.

    <desk>/profiles/<id>/    key.check, outbox.db, customers.db, card ...
    <desk>/                  the one profile of earlier versions, which stays where it is

Each profile's files are sealed with a key of its own. The `card` says whose it is, sealed with that
key too, so that the choice at the start can show names without opening anything else.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.session import Session
from agent_desktop.keystore.keys import KeyStore, KeyStoreError
from agent_desktop.keystore.sealing import SealBroken, seal, unseal

PROFILES: Final = "profiles"
_CARD: Final = "card"
_PURPOSE: Final = b"whose profile this is"
_LARGEST: Final = 4096


class Card(msgspec.Struct, frozen=True):
    """Whose profile it is, and at which hub."""

    subject: str
    hub_url: str


@dataclass(frozen=True)
class Person:
    """A profile found at this desk; `card` is None where it cannot be read."""

    folder: Path
    card: Card | None


def desk_of(profile: Path) -> Path:
    """The folder of the desk that a profile belongs to."""
    return profile.parent.parent if profile.parent.name == PROFILES else profile


def folders(desk: Path) -> tuple[Path, ...]:
    """Of all profiles at this desk, the last one used first."""
    below = desk / PROFILES
    found = [desk] if CacheFiles(desk).exist else []
    with suppress(OSError):
        found += [one for one in below.iterdir() if CacheFiles(one).exist]
    return tuple(sorted(found, key=lambda one: (-_used_at(one), one.name)))


def people(desk: Path, keystore: KeyStore) -> tuple[Person, ...]:
    """With their names. Blocks for the keyring; a profile without a key stays without a name."""
    return tuple(Person(folder, read_card(folder, keystore)) for folder in folders(desk))


def new_folder(desk: Path) -> Path:
    """For a new person. It is made with the first file in it."""
    return desk / PROFILES / secrets.token_hex(8)


def read_card(folder: Path, keystore: KeyStore) -> Card | None:
    try:
        with (folder / _CARD).open("rb") as opened:
            sealed = opened.read(_LARGEST)
        key = keystore.load(str(folder))
        if key is None:
            return None
        return msgspec.json.decode(unseal(key, _PURPOSE, sealed), type=Card)
    except (OSError, KeyStoreError, SealBroken, msgspec.MsgspecError):
        return None


def write_card(folder: Path, key: bytes, session: Session) -> None:
    """Whole or not at all; without it the choice at the start has no name to show."""
    card = Card(session.subject, session.hub_url)
    file = folder / _CARD
    draft = folder / f"{_CARD}.new"
    try:
        if file.exists() and unseal(key, _PURPOSE, file.read_bytes()) == msgspec.json.encode(card):
            return
    except (OSError, SealBroken):
        pass
    try:
        draft.write_bytes(seal(key, _PURPOSE, msgspec.json.encode(card)))
        draft.chmod(0o600)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)


def _used_at(folder: Path) -> float:
    try:
        return (folder / "profile.lock").stat().st_mtime
    except OSError:
        return 0.0


def note_use(folder: Path) -> None:
    """This profile is the last one used: it comes first in the choice, and gets the calls."""
    try:
        os.utime(folder / "profile.lock")
    except OSError:
        return
