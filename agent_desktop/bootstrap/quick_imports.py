"""Imports without PySide's search for a switch that nobody here uses."""

from __future__ import annotations

import sys


def skip_feature_search() -> None:
    """PySide reads the source of every module that imports something, looking for its own name:
    some 45 ms of the start. Whoever has it may use `from __feature__ import`; nobody here does.
    """
    import PySide6  # noqa: F401 - brings the module asked for below

    feature = sys.modules.get("shibokensupport.feature")
    # Private to PySide: where it is called otherwise, the start is as slow as before.
    if feature is not None and "_mod_uses_pyside" in vars(feature):
        vars(feature)["_mod_uses_pyside"] = _no


def _no(_: object) -> bool:
    return False
