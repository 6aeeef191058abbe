"""'Online only': customers are kept for this run only, under a key that is stored nowhere.

For virtual desktops that forget their disk, and for places where nothing may stay. What is left of
a run that was killed is unreadable, and is deleted at the next start.
"""

from __future__ import annotations

from pathlib import Path

from agent_desktop.cache.files import CacheFiles


def begin(files: CacheFiles) -> None:
    """Before the first page is written: from now on what is found was left over."""
    end(files)
    _mark(files).touch(mode=0o600)


def end(files: CacheFiles) -> None:
    """The customers of that run are gone. Nobody may have customers.db open."""
    from agent_desktop.cache import rekeying  # no part of other starts

    rekeying.forget(files)
    _mark(files).unlink(missing_ok=True)


def left_over(files: CacheFiles) -> bool:
    return _mark(files).exists()


def _mark(files: CacheFiles) -> Path:
    return files.folder / "throwaway"
