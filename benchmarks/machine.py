"""The machine in one line of facts: figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path


def description() -> dict[str, str]:
    """What was measured on, in words that name no one."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{_memory_gib():.0f} GiB",
        "system": _system(),
        "python": platform.python_version(),
        "sqlcipher": _sqlcipher(),
        "sqlite": sqlite3.sqlite_version,
        "qt": _qt(),
    }


def _processor() -> str:
    cpu_info = Path("/proc/cpuinfo")
    if cpu_info.exists():
        for line in cpu_info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _sqlcipher() -> str:
    import sqlcipher3

    connection = sqlcipher3.connect(":memory:")
    try:
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        return f"{version} (SQLite {sqlcipher3.sqlite_version})"
    finally:
        connection.close()


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()
