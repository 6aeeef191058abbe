"""The line below: what is synced, how old the journey is, and the keys of the moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.status import StatusView, SyncStatus, describe
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.pane import Pane, say, tip
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import QtWords, clock_time, moment, translate

HEIGHT = 28


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
    if screen is Screen.RINGING:
        return (every,)
    if screen is Screen.FAILED:
        return ((("R",), translate("StatusBar", "try again")), every)
    return (
        (("1", "2", "3"), translate("StatusBar", "respond")),
        (("↑", "↓"), translate("StatusBar", "choose")),
        pane,
        every,
    )


_TONES = {
    SyncStatus.NOT_SAVED: ("warn", "metaMedium"),
    SyncStatus.SIGNED_OUT: ("text", "metaMedium"),
    SyncStatus.BLOCKED: ("warn", "metaMedium"),
    SyncStatus.NOT_TAKEN: ("text", "metaMedium"),
    SyncStatus.OFFLINE: ("text", "metaMedium"),
}
"""Only what a person must act on uses the warning tone."""


class KeyHints(Pane):
    """The keys of the moment; it repaints only when they change."""

    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hints: tuple[tuple[tuple[str, ...], str], ...] = ()

    def show_hints(self, hints: tuple[tuple[tuple[str, ...], str], ...]) -> bool:
        if hints == self.hints:
            return False
        self.hints = hints
        self.update()
        return True

    def natural(self) -> int:
        taken = 0.0
        for keys, words in self.hints:
            caps = (max(look().px(16), lay(key, "captionPlain").width + 10) for key in keys)
            taken += sum(caps) + 2 * len(keys) + 6 + lay(words, "captionPlain").width + 14
        return round(taken + 12)

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, 0, sheet.width)
        middle = (sheet.height + 1) / 2
        cap = look().px(16)
        line = sheet.look.line("caption")
        x = float(sheet.width - 12)
        for keys, words in reversed(self.hints):
            wide = lay(words, "captionPlain").width
            sheet.text(x, middle - line / 2, words, "captionPlain", "text2", trailing=True)
            x -= wide + 6
            x -= sheet.keys(x, middle - cap / 2, keys, trailing=True) + 14


class StatusButton(Control):
    """Lies over the status: pressed, it opens what is behind it."""

    OUTSET = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        if self.underMouse():
            sheet.hline(12, sheet.height - 4, sheet.width - 24, "control")
        if self.hasFocus() and self.ring:
            sheet.box(
                2, 2, sheet.width - 4, sheet.height - 4, None, radius=5, border="focus", stroke=2
            )
        sheet.end()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class StatusBar(Pane):
    """Emits `pressed`: the status was clicked."""

    BACKGROUND = "canvas"
    pressed = Signal()

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self._clock = clock
        self.view: WorkspaceView | None = None
        self.docked = False
        self.button = StatusButton(self)
        self.button.clicked.connect(self.pressed)
        self.hints = KeyHints(self)
        self._words = QtWords(clock)
        self.said: StatusView | None = None
        self.page_keys: tuple[tuple[tuple[str, ...], str], ...] = ()

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        self.view = view
        if (
            before is not None
            and before.sync is view.sync
            and before.screen is view.screen
            and len(before.candidates) == len(view.candidates)
            and (before.journey_live, before.saved_at) == (view.journey_live, view.saved_at)
        ):
            return
        self.said = describe(view.sync, self._words)
        spoken = (self.said.label, self.said.detail, self._journey(view))
        say(self, ". ".join(filter(None, spoken)))
        opens = translate("StatusBar", "{status}. Open sync and problems").format(
            status=self.said.label
        )
        say(self.button, opens, self.said.detail)
        tip(self.button, ". ".join(filter(None, spoken[:2])))
        self._place_button()
        self._choose_hints()
        # Not the hints: they are a pane of their own.
        left = self.hints.width() if self.rtl else 0
        self.update(left, 0, self.width() - self.hints.width(), self.height())

    def set_page_keys(self, keys: tuple[tuple[tuple[str, ...], str], ...]) -> None:
        """Other keys while held back or the explanation is open."""
        if keys != self.page_keys:
            self.page_keys = keys
            self._choose_hints()

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self._choose_hints()
        self.update()

    def _choose_hints(self) -> None:
        """The less wanted give way first."""
        view = self.view
        if view is None:
            return
        hints = self.page_keys or key_words(view.screen, len(view.candidates))
        if self.docked:
            long = self.said is not None and len(self.said.label) + len(self.said.detail) > 24
            hints = hints[-1:] if long else (hints[0], hints[-1])
        if self.hints.show_hints(hints):
            self.arrange()

    def arrange(self) -> None:
        wide = min(self.width(), self.hints.natural())
        self.put(self.hints, self.width() - wide, 0, wide, self.height())
        self._place_button()

    def _place_button(self) -> None:
        said = self.said
        if said is None:
            return
        _tone, role = _TONES.get(said.status, ("text2", "meta"))
        taken = 12 + look().px(14) + 6 + lay(said.label, role).width + 12
        if said.detail:
            taken += lay(said.detail, "meta").width + 12
        room = self.width() - self.hints.width() - 8
        self.put(self.button, 0, 0, min(room, taken), self.height())

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
        view, said = self.view, self.said
        if view is None or said is None:
            return
        line, px = sheet.look.line, sheet.look.px
        middle = (sheet.height + 1) / 2
        start = sheet.width - self.hints.width()
        tone, role = _TONES.get(said.status, ("text2", "meta"))
        x = 12.0
        sheet.icon(x, middle - px(14) / 2, said.icon, px(14), tone)
        x += px(14) + 6
        y = middle - line("meta") / 2
        parts = [(said.label, tone, role), (said.detail, "text2", "meta")]
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
