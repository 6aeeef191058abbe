"""What the administrator decided: a TOML file that `hub serve --policy FILE` reads.

agents_visible = true             # supervisors see which agent recorded a response

[visibility."traits.contact"]     # a row of domain.visibility
agent = ["hidden", "masked"]      # before and after the caller is verified

[desktop]                         # see protocol.messages.DesktopPolicy
customers = 2000
days = 14
online_only = false
lock_after_s = 300
pin = true
"""

from __future__ import annotations

import hashlib
import os
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.domain.visibility import Overrides, parse_overrides
from agent_desktop.protocol.messages import DesktopPolicy

_KNOWN: Final = {"agents_visible", "desktop", "visibility"}
_NUMBERS: Final = {"customers": (0, 20_000), "days": (1, 3_650), "lock_after_s": (0, 900)}
_SWITCHES: Final = {"online_only", "pin"}
_BYTES: Final = 1024 * 1024


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The strictest reading is the default."""

    agents_visible: bool = False
    visibility: Overrides = {}
    desktop: DesktopPolicy = DesktopPolicy(version="default")


class PolicyError(Exception):
    """The policy file can't be used. The message says where and why."""


def read_policy(path: Path) -> Policy:
    """Raises PolicyError: a policy that is half understood is none."""
    try:
        told = tomllib.loads(_text_of(path))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise PolicyError(f"The policy {path} can't be read: {error}") from error
    unknown = set(told) - _KNOWN
    if unknown:
        raise PolicyError(
            f"{path}: '{min(unknown)}' is not known; there are {', '.join(sorted(_KNOWN))}"
        )
    agents: Any = told.get("agents_visible", False)
    visibility: Any = told.get("visibility", {})
    if not isinstance(agents, bool):
        raise PolicyError(f"{path}: agents_visible must be true or false")
    if not isinstance(visibility, dict) or not all(
        isinstance(v, dict) for v in visibility.values()
    ):
        raise PolicyError(f"{path}: visibility must be a table of fields, each with its roles")
    desktop = _desktop(path, told.get("desktop", {}))
    try:
        return Policy(
            agents_visible=agents, visibility=parse_overrides(visibility), desktop=desktop
        )
    except (ValueError, TypeError) as error:
        raise PolicyError(f"{path}: {error}") from error


def _text_of(path: Path) -> str:
    """Raises OSError, UnicodeDecodeError, and PolicyError where anybody may change the file."""
    with path.open("rb") as file:
        if os.name == "posix" and os.fstat(file.fileno()).st_mode & stat.S_IWOTH:
            raise PolicyError(
                f"Anybody on this computer may change the policy {path}, so it is not read. Take "
                f"the permission away: chmod o-w {path}"
            )
        content = file.read(_BYTES + 1)
    if len(content) > _BYTES:
        raise PolicyError(f"The policy {path} can't be read: it is larger than 1 MiB")
    return content.decode("utf-8-sig")


def _desktop(path: Path, told: Any) -> DesktopPolicy:
    if not isinstance(told, dict):
        raise PolicyError(f"{path}: desktop must be a table")
    for name, value in told.items():
        if name in _SWITCHES:
            if not isinstance(value, bool):
                raise PolicyError(f"{path}: desktop.{name} must be true or false")
        elif name in _NUMBERS:
            least, most = _NUMBERS[name]
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                raise PolicyError(
                    f"{path}: desktop.{name} must be a whole number from {least} to {most}"
                )
        else:
            known = ", ".join(sorted({*_SWITCHES, *_NUMBERS}))
            raise PolicyError(f"{path}: desktop.{name} is not known; there are {known}")
    decided = DesktopPolicy(**told)
    if decided == DesktopPolicy():
        return DesktopPolicy(version="default")
    content = msgspec.json.encode(decided, order="deterministic")
    version = hashlib.blake2b(content, digest_size=8).hexdigest()
    return msgspec.structs.replace(decided, version=version)
