"""A forwarding process and the listening desktop, over a real socket."""

from __future__ import annotations

import asyncio
import json
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.gui.instance import Listener
from agent_desktop.telephony.hook import forward
from agent_desktop.telephony.hook.address import address, make_folder

if sys.platform == "win32":
    pytest.skip("a pipe takes the socket's place on Windows", allow_module_level=True)

RunQt = Callable[[Any], Any]


@pytest.fixture
def heard() -> list[bytes]:
    return []


@pytest.fixture
def listening(qt_loop: object, heard: list[bytes], tmp_path: Path) -> Iterator[Path]:
    def answer(line: bytes) -> bytes:
        heard.append(line)
        return b'{"problem": "no"}\n' if b"bad" in line else b'{"ok": true}\n'

    where = address(tmp_path)
    make_folder(where)
    listener = Listener(answer)
    assert listener.listen(where)
    yield tmp_path
    listener.close()


def test_a_message_arrives_and_the_answer_comes_back(
    listening: Path, heard: list[bytes], run_qt: RunQt
) -> None:
    async def run() -> None:
        said = await asyncio.to_thread(forward.hand_over, listening, {"number": "1"})
        assert said == (forward.TAKEN, "")
        said = await asyncio.to_thread(forward.hand_over, listening, {"number": "bad"})
        assert said == (forward.REFUSED, "no")
        assert json.loads(heard[0]) == {"number": "1"}

    run_qt(run())


def test_the_socket_is_for_this_user_only(listening: Path) -> None:
    folder = Path(address(listening)).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_who_sends_too_much_or_nothing_is_cut_off(
    listening: Path, heard: list[bytes], run_qt: RunQt
) -> None:
    def send(data: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(5)
            connection.connect(address(listening))
            try:
                connection.sendall(data)
                return connection.recv(100)
            except (BrokenPipeError, ConnectionResetError):
                return b""

    async def run() -> None:
        assert await asyncio.to_thread(send, b"x" * 100_000) == b""
        assert await asyncio.to_thread(send, b"x" * 20_000 + b"\n") == b""
        assert await asyncio.to_thread(send, b"half a line") == b""
        assert heard == []
        assert await asyncio.to_thread(send, b"{}\n") == b'{"ok": true}\n'

    run_qt(run())


def test_a_hundred_at_once_are_each_answered_or_cut_off(
    listening: Path, heard: list[bytes], run_qt: RunQt
) -> None:
    async def run() -> None:
        calls = [
            asyncio.to_thread(forward.hand_over, listening, {"number": str(n)}) for n in range(100)
        ]
        codes = {code for code, _ in await asyncio.gather(*calls)}
        assert codes <= {forward.TAKEN, forward.REFUSED, forward.NOBODY}
        assert len(heard) > 30

    run_qt(run())


def test_a_socket_left_by_a_killed_desktop_is_replaced(qt_loop: object, tmp_path: Path) -> None:
    where = address(tmp_path)
    make_folder(where)
    left = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    left.bind(where)
    left.close()
    assert forward.hand_over(tmp_path, {"show": True}) == (forward.NOBODY, "")
    listener = Listener(lambda _: b"{}\n")
    assert listener.listen(where)
    listener.close()


def test_a_folder_that_is_a_link_elsewhere_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="ad-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        (Path(runtime) / "elsewhere").mkdir()
        (Path(runtime) / "agent-desktop").symlink_to(Path(runtime) / "elsewhere")
        with pytest.raises(PermissionError):
            make_folder(address(Path("profile")))


def test_the_forwarder_imports_next_to_nothing() -> None:
    script = (
        "import sys; import agent_desktop.__main__, agent_desktop.telephony.hook.forward; "
        "print(*sorted(m for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(done.stdout.split())
    assert not {m for m in loaded if m.partition(".")[0] in {"PySide6", "msgspec", "httpx"}}
    assert not loaded & {"asyncio", "agent_desktop.app", "agent_desktop.domain", "subprocess"}
