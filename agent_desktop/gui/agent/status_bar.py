"""The line below: what is synced, how old the journey is, and the keys of the moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import clock_time, counted, moment, translate

HEIGHT = 28


class Said(NamedTuple):
    glyph: str
    tone: str
    role: str
    words: tuple[str, ...]


def sync_words(sync: SyncState) -> Said:
    """The state of the line to the hub. Only what a person must act on uses the warning tone."""
    waiting = (
        counted("StatusBar", "%n response(s) waiting to sync", sync.waiting) if sync.waiting else ""
    )
    if sync.not_saved:
        return Said("warn", "warn", "metaMedium", (sync.not_saved, waiting))
    if not sync.signed_in:
        out = translate("StatusBar", "Not signed in")
        return Said("lock", "text", "metaMedium", (out, waiting))
    if sync.refused:
        refused = counted("StatusBar", "%n response(s) need your supervisor", sync.refused)
        return Said("warn", "warn", "metaMedium", (refused, waiting))
    if not sync.online:
        off = translate("StatusBar", "Offline")
        return Said("cloud-off", "text", "metaMedium", (off, waiting, sync.trouble))
    if sync.waiting:
        return Said("cloud-up", "text2", "meta", (waiting,))
    done = translate("StatusBar", "All responses synced")
    return Said("cloud", "text2", "meta", (done, sync.trouble))


def key_words(screen: Screen, people: int = 0) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Keys and what they do, the most wanted first."""
    every = (("F1",), translate("StatusBar", "all keys"))
    pane = (("F6",), translate("StatusBar", "next pane"))
    find = (("Ctrl", "K"), translate("StatusBar", "find"))
    number = (("Ctrl", "N"), translate("StatusBar", "number to call"))
    if screen is Screen.CHOOSE:
        keys = tuple(str(n + 1) for n in range(min(people, 3)))
        return (
            (keys, translate("StatusBar", "choose a person")),
            (("0",), translate("StatusBar", "without a profile")),
            every,
        )
    if screen in {Screen.READY, Screen.UNKNOWN, Screen.WITHHELD, Screen.SOMEONE_ELSE}:
        return (number, every) if screen is Screen.READY else (find, every)
    if screen is Screen.FAILED:
        return ((("R",), translate("StatusBar", "try again")), every)
    return (
        (("1", "2", "3"), translate("StatusBar", "respond")),
        (("↑", "↓"), translate("StatusBar", "choose")),
        pane,
        every,
    )


class StatusBar(Pane):
    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self._clock = clock
        self.view: WorkspaceView | None = None
        self.docked = False
        self.page_keys: tuple[tuple[tuple[str, ...], str], ...] = ()

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        self.view = view
        if (
            before is not None
            and before.sync is view.sync
            and before.screen is view.screen
            and (before.journey_live, before.saved_at) == (view.journey_live, view.saved_at)
        ):
            return
        said = sync_words(view.sync)
        say(self, ". ".join(filter(None, (*said.words, self._journey(view)))))
        self.update()

    def set_page_keys(self, keys: tuple[tuple[tuple[str, ...], str], ...]) -> None:
        """Other keys while held back or the explanation is open."""
        if keys != self.page_keys:
            self.page_keys = keys
            self.update()

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self.update()

    def _journey(self, view: WorkspaceView) -> str:
        if view.screen not in {Screen.CUSTOMER, Screen.FAILED}:
            return ""
        if view.saved_at is None:
            return translate("StatusBar", "Journey live") if view.journey_live else ""
        if view.journey_live:
            said = translate("StatusBar", "Journey live, updated {time}")
            return said.format(time=clock_time(view.saved_at, seconds=True))
        said = translate("StatusBar", "Journey from this device, {time}")
        return said.format(time=moment(view.saved_at, self._clock()))

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, 0, sheet.width)
        view = self.view
        if view is None:
            return
        line, px = sheet.look.line, sheet.look.px
        middle = (sheet.height + 1) / 2
        start = self._draw_keys(sheet, view, middle)
        said = sync_words(view.sync)
        x = 12.0
        sheet.icon(x, middle - px(14) / 2, said.glyph, px(14), said.tone)
        x += px(14) + 6
        y = middle - line("meta") / 2
        parts = [(words, said.tone, said.role) for words in said.words[:1]]
        parts += [(words, "text2", "meta") for words in said.words[1:] if words]
        if not self.docked:
            parts.append((self._journey(view), "text3", "meta"))
        for words, tone, role in parts:
            if not words:
                continue
            room = start - x - 16
            if room < 40:
                break
            wide = lay(words, role).width
            if wide > room:
                sheet.text(x, y, words, role, tone, width=room)
                break
            x += sheet.text(x, y, words, role, tone) + 12

    @staticmethod
    def _second(view: WorkspaceView) -> str:
        return next(filter(None, sync_words(view.sync).words[1:]), "")

    def _draw_keys(self, sheet: Sheet, view: WorkspaceView, middle: float) -> float:
        """From the trailing edge; the less wanted give way first. Returns where they begin."""
        hints = list(self.page_keys or key_words(view.screen, len(view.candidates)))
        if self.docked:
            hints = [hints[0], hints[-1]]
            if len(sync_words(view.sync).words[0]) + len(self._second(view)) > 24:
                hints = hints[-1:]
        cap = look().px(16)
        line = sheet.look.line("caption")
        x = float(sheet.width - 12)
        for keys, words in reversed(hints):
            wide = lay(words, "captionPlain").width
            sheet.text(x, middle - line / 2, words, "captionPlain", "text2", trailing=True)
            x -= wide + 6
            x -= sheet.keys(x, middle - cap / 2, keys, trailing=True) + 14
        return x
