"""Hands one message to the running desktop and exits. Standard library only, and little of it:
some softphones wait for the program they run.

The message is one line of JSON, as it came; the desktop checks it, since the desktop can show what
is wrong with it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from agent_desktop.telephony.hook.address import addresses

LONGEST = 8192
"""Bytes of a message; beyond that only its size is handed over."""
PATIENCE_S = 2.0

TAKEN, REFUSED, NOBODY = 0, 2, 3


def hand_over(profile: Path, message: dict[str, Any]) -> tuple[int, str]:
    """TAKEN, REFUSED with the desktop's words, or NOBODY when no desktop runs here."""
    return send_line(profile, line_of(message))


def send_line(profile: Path, line: bytes) -> tuple[int, str]:
    """The same for a message that is a line already."""
    for where in addresses(profile):
        try:
            return _understood(_ask(where, line))
        except OSError:
            continue
    return NOBODY, ""


def _understood(reply: bytes) -> tuple[int, str]:
    try:
        said = json.loads(reply)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        return REFUSED, "The running desktop gave no answer. Restart it, then try again."
    problem = str(said.get("problem") or "")
    return (REFUSED, problem) if problem else (TAKEN, "")


def line_of(message: dict[str, Any]) -> bytes:
    line = json.dumps(message).encode() + b"\n"
    if len(line) > LONGEST:
        line = json.dumps({"too_long": len(line)}).encode() + b"\n"
    return line


def start_desktop(profile: Path | None, hub: str, message: dict[str, Any]) -> None:
    """Nobody runs: a desktop is started, and reads the message from its standard input."""
    import subprocess

    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "agent_desktop"]
    # Without a profile, whoever works here is found out, or asked for.
    command += ["--profile", str(profile)] if profile is not None else []
    command += ["--message-on-stdin"]
    if hub:
        command += ["--hub", hub]
    options: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    # Left to itself: the softphone waits for this program, not for the desktop.
    child = subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )
    assert child.stdin is not None  # noqa: S101 - for the type checker
    child.stdin.write(line_of(message))
    child.stdin.close()
    child.returncode = 0  # It is not ours to wait for.


def _ask(where: str, line: bytes) -> bytes:
    if sys.platform == "win32":
        with open(where, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe is no file
            pipe.write(line)
            return _read_line(pipe.read)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(PATIENCE_S)
        connection.connect(where)
        if _peer(connection) not in {None, os.getuid()}:
            raise PermissionError("another user listens there")
        connection.sendall(line)
        return _read_line(connection.recv)


def _read_line(read: Any) -> bytes:
    found = b""
    while not found.endswith(b"\n") and len(found) < LONGEST:
        part = read(4096)
        if not part:
            break
        found += part
    return found


def _peer(connection: socket.socket) -> int | None:
    """Who listens there, as the kernel says; None where it does not."""
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    packed = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(packed[4:8], sys.byteorder)
