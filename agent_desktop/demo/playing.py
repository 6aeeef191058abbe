"""The demo played offscreen by its script, or shown with a panel to place calls."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from agent_desktop.bootstrap.launch import Surroundings, run
from agent_desktop.demo.hub_process import HubFailed
from agent_desktop.demo.line import Line
from agent_desktop.demo.recorded import UnusableFile
from agent_desktop.demo.script import ScriptedHour
from agent_desktop.demo.stage import Stage
from agent_desktop.demo.telling import StepFailed, Teller, say
from agent_desktop.demo.two_desks import TwoDesks
from agent_desktop.domain.visibility import Role

if TYPE_CHECKING:
    from agent_desktop.bootstrap.options import Options
    from agent_desktop.bootstrap.shell import Shell

SEED = 20_261_122
"""Of the faults on the line; the same faults with every demo."""
_LANGUAGES = {"de": "German", "ar": "Arabic"}


def play(data: Path | None, catalogue: str, output: Path, *, first_call_only: bool) -> int:
    """The scripted hour. Exit status 0 when every step came true."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        with Stage() as stage:
            stage.set_up(data, catalogue, say, quiet=False)
            hour = _Performance(stage, output, first_call_only=first_call_only)
            hour.perform()
    except (HubFailed, UnusableFile, OSError, StepFailed) as error:
        sys.stderr.write(f"The demo failed: {error}\n")
        return 1
    say(f"All {hour.tell.steps} steps came true. Pictures: {output.resolve()}")
    return 0


def show(data: Path | None, catalogue: str) -> int:
    """The windows, until the agent's is closed."""
    from agent_desktop.demo.showing import Show

    try:
        with Stage() as stage:
            stage.set_up(data, catalogue, say, quiet=False)
            say("Place calls with the panel. Closing the agent's window ends the demo.")
            started = Show(stage).started
            around = Surroundings(keystore=stage.keystore, clock=stage.clock, started=started)
            return run(stage.options(Role.AGENT), around)
    except (HubFailed, UnusableFile, OSError) as error:
        sys.stderr.write(f"The demo failed: {error}\n")
        return 1


class _Performance:
    """The agent's hour, then the supervisor's look at it, each in their own window."""

    def __init__(self, stage: Stage, output: Path, *, first_call_only: bool) -> None:
        self.tell = Teller()
        self._stage = stage
        self._output = output
        self._first_call_only = first_call_only
        self._failure: BaseException | None = None
        self._hour: ScriptedHour | None = None
        self._done = False

    def perform(self) -> None:
        """Raises StepFailed."""
        self._open(Role.AGENT, self._agent)
        if not self._first_call_only:
            self._open(Role.SUPERVISOR, self._supervisor)
            self.two_desks()
            for number, (code, name) in enumerate(_LANGUAGES.items(), 25):
                self._speak(code)
                self._open(Role.AGENT, partial(self._in_language, f"{number}-{name.lower()}", name))

    def two_desks(self) -> None:
        """Two desktops on one line to the hub. Raises StepFailed."""
        with Line(self._stage.hub.url, SEED) as line:
            self._stage.sign_in_again(line.url)
            options = self._stage.other_options
            self._open(Role.AGENT, partial(self._on_the_line, line), options)

    def _open(
        self,
        role: Role,
        part: Callable[[Shell], Awaitable[None]],
        options: Options | None = None,
    ) -> None:
        self._done = False

        def begin(shell: Shell) -> None:
            shell.tasks.start(self._run(shell, part), "scripted hour")

        around = Surroundings(keystore=self._stage.keystore, clock=self._stage.clock, started=begin)
        status = run(options or self._stage.options(role), around)
        if self._failure is not None:
            raise self._failure
        if status != 0 or not self._done:
            raise self.tell.failed("the window closed before the script was over")

    async def _run(self, shell: Shell, part: Callable[[Shell], Awaitable[None]]) -> None:
        try:
            await part(shell)
            self._done = True
        except Exception as error:  # told at the end, whatever it was
            self._failure = error if isinstance(error, StepFailed) else self.tell.failed(error)
        finally:
            shell.quit()

    async def _agent(self, shell: Shell) -> None:
        from agent_desktop.gui.demo_hand import Hand

        if shell.window is None:
            raise self.tell.failed("no window opened")
        shell.window.resize(1440, 900)
        hand = Hand(shell.window, self._output)
        self._hour = ScriptedHour(self._stage, shell, hand, self.tell)
        await self._hour.play(first_call_only=self._first_call_only)

    async def _on_the_line(self, line: Line, shell: Shell) -> None:
        from agent_desktop.gui.demo_hand import Hand

        if shell.window is None or self._hour is None:
            raise self.tell.failed("no window opened")
        shell.window.resize(1440, 900)
        hand = Hand(shell.window, self._output)
        again = ScriptedHour(self._stage, shell, hand, self.tell, calls_from=self._hour.calls)
        again.called_before(self._hour)
        await TwoDesks(self._stage, shell, again, line).play()
        self._hour.calls = again.calls

    def _speak(self, code: str) -> None:
        """The language of the next start, as the settings keep it."""
        from agent_desktop.gui.agent.preferences import Preferences, save_preferences

        folder = self._stage.options(Role.AGENT).profile
        save_preferences(folder / "window.json", Preferences(language=code))

    async def _in_language(self, picture: str, name: str, shell: Shell) -> None:
        from agent_desktop.gui.demo_hand import Hand

        if shell.window is None or self._hour is None:
            raise self.tell.failed("no window opened")
        shell.window.resize(1440, 900)
        self.tell.begin(f"the first caller again, in {name}")
        hand = Hand(shell.window, self._output)
        again = ScriptedHour(self._stage, shell, hand, self.tell, calls_from=self._hour.calls)
        await again.call_again(self._hour.first_caller)
        hand.picture(picture)
        await again.hang_up()
        self.tell.done()

    async def _supervisor(self, shell: Shell) -> None:
        from agent_desktop.bootstrap.desk import ReviewerDesk
        from agent_desktop.demo.afterwards import judge
        from agent_desktop.gui.demo_hand import Hand

        desk = shell.desk
        if shell.window is None or self._hour is None or not isinstance(desk, ReviewerDesk):
            raise self.tell.failed("the supervisor's window did not open")
        await judge(self._stage, self._hour.clicked, self._hour.undone, self.tell)
        review = desk.review
        self.tell.begin("the supervisor sees what was answered, and the list behind it")
        shell.window.resize(1440, 900)
        await self.tell.until(lambda: bool(review.view.lines), "the team's responses")
        hand = Hand(shell.window, self._output)
        hand.down(len(review.view.lines))
        first = review.view.lines[-1].response_id
        await self.tell.until(
            lambda: review.view.seen is not None and review.view.seen.response_id == first,
            "the list as the agent saw it",
        )
        hand.paint()
        hand.picture("24-supervisor")
        if review.view.seen is None or not review.view.seen.faithful:
            raise self.tell.failed("the replay did not give the recorded list")
        self.tell.done(f"{review.view.total} responses; the list replayed is the one recorded")
