"""The real desktop for benchmarks: its window on a full profile, with 500 rules, and no hub.

The profile holds 20,000 customers and 1,000,000 events, and is a copy that may be written to.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.launch import Surroundings
from agent_desktop.bootstrap.launch import run as run_desktop
from agent_desktop.bootstrap.options import Options
from agent_desktop.bootstrap.shell import Shell
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.session import Session
from benchmarks.filled_cache import KEY, START, SUBJECT, filled_profile

KEPT = Path(tempfile.gettempdir()) / "agent-desktop-bench"
RULES = 500
TRAITS = 30


class KeyAtHand:
    """The keystore of these measurements: no keyring is asked."""

    def load(self, _: str) -> bytes | None:
        return KEY

    def create(self, _: str) -> bytes:
        return KEY

    def forget(self, _: str) -> None:
        pass


class Painting(QObject):
    """Counts a window's frames: each begins with one request to the window itself. (A filter on
    every widget's events would cost more than some of what is measured.)"""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False

    def now(self) -> None:
        """Lays out and paints all that waits for it; returns when the pixels are there."""
        before = self.count
        for _ in range(10):
            flush()
            if self.count > before:
                break
        flush()
        assert self.count > before, "nothing was painted"


def flush() -> None:
    """Not processEvents: that would run other tasks inside of this one."""
    QCoreApplication.sendPostedEvents()


class Bench:
    """What a measurement gets to work with."""

    def __init__(self, shell: Shell) -> None:
        assert shell.window is not None
        assert shell.desk is not None
        workspace = shell.desk.workspace
        assert isinstance(workspace, AgentWorkspace)
        self.shell = shell
        self.workspace = workspace
        self.window = shell.window
        self.painting = Painting(shell.window)

    async def until(self, true: Callable[[], Any], what: str) -> None:
        """Comes back in the step in which the view says so; gives up after 20 seconds."""
        if true():
            return
        said = asyncio.get_running_loop().create_future()

        def look(_: object) -> None:
            if not said.done() and true():
                said.set_result(None)

        stop = self.workspace.subscribe(look)
        try:
            await asyncio.wait_for(said, 20)
        except TimeoutError:
            raise AssertionError(f"never came: {what}") from None
        finally:
            stop()


@contextmanager
def full_profile() -> Iterator[CacheFiles]:
    """A copy of the filled cache, with the catalogue, and an agent signed in."""
    source = filled_profile(KEPT)
    with tempfile.TemporaryDirectory(prefix="agent-desktop-bench-") as scratch:
        files = CacheFiles(Path(scratch) / "profile")
        shutil.copytree(source.folder, files.folder)
        with closing(PulledFile(files, KEY)) as store:
            store.save_catalogue("bench", catalogue(), START)
        with closing(OutboxFile(files, KEY)) as outbox:
            outbox.sign_in(
                # A port where nobody listens: the desk is offline, as it may be.
                Session(
                    hub_url="http://127.0.0.1:9",
                    token="none",  # noqa: S106 - no secret
                    subject=SUBJECT,
                    role="agent",
                    team="cards",
                )
            )
        yield files


def on_desktop(profile: Path, work: Callable[[Bench], Awaitable[None]]) -> None:
    """Starts the desktop on this profile, runs `work` in its loop, and closes it again."""
    failure: list[BaseException] = []

    async def perform(shell: Shell) -> None:
        try:
            assert shell.window is not None
            shell.window.resize(1440, 900)
            await work(Bench(shell))
        except BaseException as error:
            failure.append(error)
        finally:
            shell.quit()

    def started(shell: Shell) -> None:
        shell.tasks.start(perform(shell), "benchmark")

    around = Surroundings(keystore=KeyAtHand(), started=started)
    status = run_desktop(Options(profile=profile), around)
    if failure:
        raise failure[0]
    assert status == 0


def catalogue() -> str:
    """500 actions, each with a rule over some of 30 traits."""
    draw = random.Random(3)
    lines = ['name = "bench"', 'title = "Bench"', 'region = "GB"', "", "[traits]"]
    lines += [f"t{n} = {n * 37 % 100}" for n in range(TRAITS)]
    lines += ["", "[touchpoints.call-centre]", 'channel = "assisted"', 'label = "Call centre"']
    lines += ['write_key = "bench-calls"', 'trust = "trusted"', "agent_handled = true"]
    lines += ["[touchpoints.web-shop]", 'channel = "web"', 'label = "Web shop"']
    lines += ['write_key = "bench-web"', "", "[groups.main]", 'title = "Main"']
    lines += ["[issues.sales]", 'title = "Sales"']
    for number in range(RULES):
        first, second = draw.sample(range(TRAITS), 2)
        low, high = draw.randrange(60), draw.randrange(40, 100)
        name = f"actions.action-{number:03d}"
        lines += [
            f"[{name}]",
            f'title = "Offer number {number} of the catalogue"',
            'group = "main"',
            'issue = "sales"',
            f"eligible = 'traits.t{first} >= {low} && traits.t{second} < {high}'",
            'not_eligible = "The numbers do not fit"',
            f'why = "Fits with {{traits.t{first}}} and {{traits.t{second}}}"',
            f"value = {1 + draw.random():.3f}",
            f"propensity = {draw.random():.3f}",
            "suppress.negative = { days = 3 }",
            f"[{name}.assets.call-centre]",
            'talk_track = "“May I tell you about an offer that fits how you use your telephone?”"',
        ]
    return "\n".join(lines) + "\n"


def application() -> QApplication:
    """The one of this process. A floor's window is made before the desktop's loop runs, since it
    handles events until it is on the screen."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(["benchmarks"])


def clock_ms() -> float:
    return time.perf_counter_ns() / 1e6
