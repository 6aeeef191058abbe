"""What the user set for this window: look, size of text, language, dock, single keys."""

from __future__ import annotations

from pathlib import Path

import msgspec

from agent_desktop.gui.theme import Theme

LANGUAGES = ("en", "de", "ar")
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Preferences(msgspec.Struct, kw_only=True):
    theme: Theme = Theme.SYSTEM
    scale: float = 1.0
    language: str = ""
    """Empty: the system's."""
    docked: bool = False
    single_keys: bool = True
    reduced_motion: bool = False
    full_size: tuple[int, int] = (1440, 900)


def load_preferences(path: Path | None) -> Preferences:
    """From the file; the defaults when there is none or it cannot be read."""
    if path is None:
        return Preferences()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def save_preferences(path: Path | None, preferences: Preferences) -> None:
    """Whole or not at all. Losing them costs a click, so a full disk is no reason to stop."""
    if path is None:
        return
    draft = path.with_suffix(".new")
    try:
        draft.write_bytes(msgspec.json.encode(preferences))
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
