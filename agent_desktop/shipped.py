"""Where the files that come with the program lie, in a checkout as in a wheel."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file below `resources/`."""
    return _shipped("_resources", "resources").joinpath(*parts)


def translation(name: str) -> Path:
    """A file below `translations/`."""
    return _shipped("_translations", "translations") / name


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    packed = _HERE / in_wheel
    return packed if packed.is_dir() else _HERE.parent / in_checkout
