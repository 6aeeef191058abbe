"""The profile opened with its key, or a reason in the user's words why not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from agent_desktop.app.ports import Clock
from agent_desktop.bootstrap import throwaway
from agent_desktop.bootstrap.kept import POLICY, read
from agent_desktop.bootstrap.pin_door import PinDoor
from agent_desktop.cache.errors import CacheError, ProfileInUse
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.keystore.keys import KeyStore, KeyStoreError, new_key
from agent_desktop.protocol.messages import DesktopPolicy

UNHEARD: Final = DesktopPolicy(pin=False)
"""Before the hub said anything: the defaults, and nobody is asked for a PIN yet."""


class StartFailed(Exception):
    """The program cannot start here. The message is for the person at the screen."""


class RunsAlready(StartFailed):
    """Another process holds the profile and takes no messages."""


def open_profile(folder: Path, keystore: KeyStore, clock: Clock) -> OpenProfile:
    """Blocks for the keyring and the disk. Raises StartFailed."""
    make_private(folder)
    files, lock = CacheFiles(folder), ProfileLock(folder)
    try:
        # Before the key: of two that start at once one would overwrite the other's in the keyring.
        lock.acquire()
        return _opened(files, lock, keystore, clock)
    except ProfileInUse as error:
        raise RunsAlready(
            f"Agent Desktop is running with the profile '{folder}' already, and its window does "
            "not answer. Close it (or end its process), then start again."
        ) from error
    except (KeyStoreError, CacheError) as error:
        raise StartFailed(str(error)) from error


def _opened(files: CacheFiles, lock: ProfileLock, keystore: KeyStore, clock: Clock) -> OpenProfile:
    try:
        profile = OpenProfile(files, _key(files, keystore), clock, lock=lock, sealed=True)
    except BaseException:
        lock.release()
        raise
    try:
        _unseal(profile)
    except BaseException:
        profile.close()
        raise
    return profile


def _unseal(profile: OpenProfile) -> None:
    """Opens the customers too, where no PIN is needed for them."""
    files = profile.files
    online_only = kept_policy(profile).online_only
    if online_only:
        throwaway.begin(files)
    elif throwaway.left_over(files):
        throwaway.end(files)
    door = PinDoor(profile)
    key = door.key_without_pin()
    if key is None:
        return
    if online_only:
        key = new_key()
    else:
        door.move_now(key)
    profile.unseal_now(key)


def kept_policy(profile: OpenProfile) -> DesktopPolicy:
    """What the administrator decided, as far as this desktop has heard. Blocks."""
    return read(profile.outbox, POLICY, DesktopPolicy) or UNHEARD


def _key(files: CacheFiles, keystore: KeyStore) -> bytes:
    key = keystore.load(str(files.folder))
    if key is not None:
        return key
    if files.exist:
        raise StartFailed(
            f"The key to the data in '{files.folder}' is not in this computer's keyring any more, "
            "so the data cannot be read. Nothing was changed. Ask IT to restore the keyring, or "
            "start with a new profile folder."
        )
    return keystore.create(str(files.folder))


def make_private(folder: Path) -> None:
    """The profile's folder, for this user only. Raises StartFailed."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise StartFailed(
            f"The profile folder '{folder}' cannot be made or written to: {error.strerror}. "
            "Choose another one with --profile, or ask IT for the right to write there."
        ) from error
