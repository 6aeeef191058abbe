"""What the administrator decided: a TOML file that `hub serve --policy FILE` reads.

agents_visible = true             # supervisors see which agent recorded a response

[visibility."traits.contact"]     # a row of domain.visibility
agent = ["hidden", "masked"]      # before and after the caller is verified
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.domain.visibility import Overrides, parse_overrides

_KNOWN: Final = {"agents_visible", "visibility"}


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The strictest reading is the default."""

    agents_visible: bool = False
    visibility: Overrides = {}


class PolicyError(Exception):
    """The policy file can't be used. The message says where and why."""


def read_policy(path: Path) -> Policy:
    """Raises PolicyError: a policy that is half understood is none."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
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
    try:
        return Policy(agents_visible=agents, visibility=parse_overrides(visibility))
    except (ValueError, TypeError) as error:
        raise PolicyError(f"{path}: {error}") from error
