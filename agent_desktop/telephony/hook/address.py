"""Where the running desktop of a profile listens. Standard library only: see `forward`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROFILE_NAMED = "AGENT_DESKTOP_PROFILE"
"""The variable that names one profile, as --profile does."""
LONGEST_SOCKET_PATH = 100
"""Of the 104 to 108 bytes that systems allow."""


def default_profile() -> Path:
    """The profile folder where none is named (as platformdirs has it, without its import)."""
    named = os.environ.get(PROFILE_NAMED)
    if named:
        return Path(named).expanduser().absolute()
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "agent-desktop"


def address(profile: Path) -> str:
    """A path of a local socket, or a pipe's name on Windows. One a user and profile."""
    name = _short_name(str(profile.expanduser().absolute()))
    if sys.platform == "win32":
        return rf"\\.\pipe\agent-desktop-{name}"
    return str(_socket_folder(profile) / f"{name}.sock")


def addresses(profile: Path) -> list[str]:
    """Of that profile; and, where it is the folder of a desk, of the profiles in it, the last one
    used first."""
    found = [address(profile)]
    try:
        below = [entry.path for entry in os.scandir(profile / "profiles")]
    except OSError:
        return found
    below.sort(key=_used_at, reverse=True)
    return found + [address(Path(one)) for one in below]


def _used_at(folder: str) -> float:
    try:
        return os.stat(os.path.join(folder, "profile.lock")).st_mtime  # noqa: PTH116, PTH118 - quick
    except OSError:
        return 0.0


def make_folder(path: str) -> None:
    """The folder of the socket, for this user only. Raises PermissionError if it is not ours."""
    if sys.platform == "win32":
        return
    folder = Path(path).parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.getuid() or not folder.is_dir() or folder.is_symlink():
        raise PermissionError(f"'{folder}' belongs to somebody else")
    if found.st_mode & 0o077:
        folder.chmod(0o700)


def _socket_folder(profile: Path) -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and len(runtime) + 40 < LONGEST_SOCKET_PATH:
        return Path(runtime) / "agent-desktop"
    folder = profile.expanduser().absolute() / "run"
    if len(str(folder)) + 20 < LONGEST_SOCKET_PATH:
        return folder
    uid = os.getuid() if sys.platform != "win32" else 0
    return Path("/tmp") / f"agent-desktop-{uid}"  # noqa: S108 - its owner is checked, see above


def _short_name(text: str) -> str:
    """Sixteen hex digits of FNV-1a: hashlib would cost more than all the rest of the start."""
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "surrogateescape"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"
