"""The page 'Sync and problems': figures on top, what waits below, the desk beside it.

It opens when somebody asks for it and closes when a call comes in. It never opens by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from agent_desktop.app.sync_views import FigureView, SyncCentreCommands, SyncCentreView
from agent_desktop.gui.agent.sync_list import SyncList
from agent_desktop.gui.agent.sync_side import SyncSide
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, tip
from agent_desktop.gui.controls.thumb import WIDTH as THUMB
from agent_desktop.gui.controls.thumb import Thumb
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

SIDE = 424
_PAD = 24
_NARROW_PAD = 16
_FIGURES = 68


class Figures(Pane):
    """Four figures in a row, or two rows of two."""

    BACKGROUND = ""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures: tuple[FigureView, ...] = ()
        self.columns = 4

    def show_figures(self, figures: tuple[FigureView, ...]) -> None:
        if figures != self.figures:
            self.figures = figures
            said = [f"{each.label}: {each.value}, {each.detail}" for each in figures]
            say(self, translate("SyncCentre", "Figures"), ". ".join(said))
            self.update()

    def wanted(self) -> int:
        return look().px(_FIGURES) * (1 if self.columns == 4 else 2)

    def draw(self, sheet: Sheet) -> None:
        px, step = sheet.look.px, sheet.look.line
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border="line")
        column, row = sheet.width / self.columns, px(_FIGURES)
        for place, figure in enumerate(self.figures):
            x, y = column * (place % self.columns), float(row * (place // self.columns))
            if place % self.columns:
                sheet.vline(x, y + (0 if y else 1), row - 1)
            if place >= self.columns:
                sheet.hline(x + 1, y, column - 2)
            top = y + (row - step("name") - 2 - step("meta")) / 2
            sheet.icon(x + 16, top + (step("name") - px(16)) / 2, figure.icon, px(16), figure.tone)
            at = x + 16 + px(16) + 8
            at += sheet.text(at, top, figure.value, "name", "text") + 8
            under = top + (step("name") - step("body")) / 2 + 1
            room = x + column - at - 8
            if room > 20:
                sheet.text(at, under, figure.label, "body", "text", width=room)
            y = top + step("name") + 2
            sheet.text(x + 16, y, figure.detail, "meta", "text2", width=column - 24)


class SyncPane(Pane):
    """Emits `closed`."""

    closed = Signal()

    def __init__(
        self, parent: QWidget, commands: SyncCentreCommands, now: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._commands = commands
        self._dialog: QFileDialog | None = None
        self.docked = False
        self.try_button = Button(self, icon="sync", keys=("R",))
        self.close_button = Button(self, icon="cross", kind=Kind.QUIET)
        self.figures = Figures(self)
        self.list = SyncList(self, now)
        self.side = SyncSide(self)
        self.thumbs = [
            Thumb(self, self.list.verticalScrollBar()),
            Thumb(self, self.side.verticalScrollBar()),
        ]
        self.try_button.clicked.connect(self.try_now)
        self.close_button.clicked.connect(self.closed)
        self.list.chosen.connect(lambda _entry: self._show_side())
        self.side.compare_wanted.connect(self.compare_now)
        self.side.bundle_wanted.connect(self.save_diagnostics)
        self.set_words()
        commands.subscribe(self.show_view)

    def set_words(self) -> None:
        title = translate("SyncCentre", "Sync and problems")
        say(self, title)
        now = translate("SyncCentre", "Try now")
        self.try_button.set_label("" if self.docked else now, now)
        tip(self.try_button, now)
        say(self.close_button, translate("SyncCentre", "Close sync and problems, Esc"))

    # -- what it shows ---------------------------------------------------------------------------

    @property
    def reading(self) -> bool:
        """The list is not here yet."""
        return self._commands.view.reading

    def open(self) -> None:
        self._commands.open()
        self.show_view(self._commands.view)

    def leave(self) -> None:
        """Nothing of a customer stays on a closed page."""
        self._commands.close()
        self.list.show_view(self._commands.view)

    def show_view(self, view: SyncCentreView) -> None:
        self.figures.show_figures(view.figures)
        self.list.show_view(view)
        self._show_side()

    def _side_title(self) -> str:
        line = self.list.line()
        if line is None:
            return translate("SyncCentre", "This device")
        if line.refused:
            return translate("SyncCentre", "Not taken by the hub")
        return translate("SyncCentre", "Waiting")

    def _show_side(self) -> None:
        self.side.show_view(self._commands.view, self.list.line())
        self.update(0, 0, self.width(), look().px(44))

    # -- what is asked ---------------------------------------------------------------------------

    def try_now(self) -> None:
        """R."""
        self._commands.try_now()

    def compare_now(self) -> None:
        self._commands.compare_now()

    def save_diagnostics(self) -> None:
        """Asks where to, without holding anything up."""
        if self._dialog is not None:
            return
        date = QDateTime.fromMSecsSinceEpoch(self._now()).date()
        name = f"agent-desktop-diagnostics-{date.toString(Qt.DateFormat.ISODate)}.zip"
        dialog = QFileDialog(
            self, translate("SyncCentre", "Save diagnostics"), str(Path.home() / name)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._commands.save_diagnostics)
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # -- where -----------------------------------------------------------------------------------

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self.list.set_narrow(docked)
        self.side.set_docked(docked)
        self.figures.columns = 2 if docked else 4
        self.set_words()
        self._show_side()
        self.arrange()
        self.update()

    @property
    def _pad(self) -> int:
        return _NARROW_PAD if self.docked else _PAD

    def _main(self) -> int:
        """Width of the column with the list."""
        return self.width() if self.docked else self.width() - look().px(SIDE)

    def _lead(self) -> str:
        return translate(
            "SyncCentre",
            "What you record is saved on this device first, then sent. Nothing is deleted until "
            "the hub confirms it.",
        )

    def _head(self) -> int:
        inner = self._main() - 2 * self._pad
        room = inner if self.docked else inner - self.try_button.natural() - 24
        return 16 + look().line("name") + 2 + lay(self._lead(), "body", room, lines=3).height + 14

    def arrange(self) -> None:
        px, pad, main = look().px, self._pad, self._main()
        inner, head = main - 2 * pad, self._head()
        side = px(28)
        self.put(self.close_button, self.width() - 12 - side, px(44) / 2 - side / 2, side, side)
        wide = self.try_button.natural()
        if self.docked:
            at = self.width() - 12 - side - 8 - wide
            self.put(self.try_button, at, 10, wide, px(28))
        else:
            self.put(self.try_button, main - pad - wide, 22, wide, px(32))
        self.put(self.figures, pad, head, inner, self.figures.wanted())
        y = head + self.figures.wanted() + 4
        if self.docked:
            below = min(px(230), max(px(120), (self.height() - y) // 2))
            self.put(self.list, pad, y, inner, max(0, self.height() - y - below))
            self.put(self.side, 0, self.height() - below, self.width(), below)
        else:
            self.put(self.list, pad, y, inner, max(0, self.height() - y - 8))
            top = px(44)
            self.put(self.side, main + 1, top, self.width() - main - 1, self.height() - top)
        for thumb, pane in zip(self.thumbs, (self.list, self.side), strict=True):
            out = (pad + THUMB) // 2 if pane is self.list else 0
            at = pane.x() - out if self.rtl else pane.x() + pane.width() - THUMB + out
            thumb.setGeometry(at, pane.y(), THUMB, pane.height())
            thumb.raise_()
        self.close_button.raise_()

    def draw(self, sheet: Sheet) -> None:
        step, pad, main = sheet.look.line, self._pad, self._main()
        if not self.docked:
            sheet.box(main, 0, sheet.width - main, sheet.height, "canvas")
            sheet.vline(main, 0, sheet.height)
            top = sheet.look.px(44)
            sheet.box(main + 1, 0, sheet.width - main - 1, top - 1, "surface")
            sheet.hline(main, top - 1, sheet.width - main)
            room = sheet.width - main - 72
            y = (top - step("title")) / 2
            sheet.text(main + 17, y, self._side_title(), "title", "text", width=room)
        title = translate("SyncCentre", "Sync and problems")
        head = main - 2 * pad - (self.try_button.natural() + 60 if self.docked else 0)
        sheet.text(pad, 16, title, "name", "text", width=head)
        inner = main - 2 * pad
        room = inner if self.docked else inner - self.try_button.natural() - 24
        y = 16 + step("name") + 2
        sheet.text(pad, y, self._lead(), "body", "text2", width=room, lines=3)
        if self.docked:
            sheet.hline(0, self.side.y() - 1, sheet.width)
