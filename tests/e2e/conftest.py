"""Whole desktops for these tests only."""

from __future__ import annotations

from tests.support.desktop_process import make_desktop

__all__ = ["make_desktop"]
