"""The channel chips: which channel is shown, and how many events each one has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.domain.channels import Channel
from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.pane import OUTSET, Pane, say, tip
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.wording import translate

START = 16
END = 6


class Fit(NamedTuple):
    """How much of a chip there is room for."""

    named: bool
    pad: int
    gap: int
    role: str


FITS = (
    Fit(True, 9, 6, "meta"),
    Fit(True, 8, 4, "meta"),
    Fit(False, 9, 6, "meta"),
    Fit(False, 7, 3, "meta"),
    Fit(False, 6, 3, "captionPlain"),
)
"""From roomy to tight. Names go first; the glyph and the count stay."""


class Chip(Control):
    """All, or one channel: glyph, name and count."""

    def __init__(self, parent: QWidget, channel: Channel | None) -> None:
        super().__init__(parent)
        self.channel = channel
        self.count = "0"
        self.fit = FITS[0]
        self.setCheckable(True)

    def label(self) -> str:
        if self.channel is None:
            return translate("Journey", "All", "all channels")
        return wording.channel_name(self.channel)

    def dress(self, count: str, fit: Fit) -> None:
        if (count, fit) != (self.count, self.fit):
            self.count, self.fit = count, fit
            self.update()
        say(self, f"{self.label()}, {self.count}")
        tip(self, "" if fit.named else self.label())

    def natural(self, count: str, fit: Fit) -> int:
        width = 2.0 * fit.pad + lay(count, fit.role).width
        if self.channel is not None:
            width += look().px(20) + (4 if fit.named else 3)
        if fit.named or self.channel is None:
            width += lay(self.label(), self._label_role(fit)).width + 7
        return round(width + 0.5)

    def _label_role(self, fit: Fit) -> str:
        if self.channel is None and fit.role == "meta":
            return "metaMedium"
        return fit.role

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        box, fit = self.box(), self.fit
        chosen = self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        edge = "accent" if chosen else "line"
        stroke = 2 if chosen and sheet.look.high_contrast else 1
        width, height = box.width(), box.height()
        sheet.box(OUTSET, OUTSET, width, height, fill, radius=6, border=edge, stroke=stroke)
        x = OUTSET + float(fit.pad)
        tone = "text" if chosen else "text2"
        if self.channel is not None:
            side = look().px(20)
            channel = str(self.channel)
            sheet.tile(x - 3, OUTSET + (height - side) / 2, channel, channel, side)
            x += side + (4 if fit.named else 3)
        if self.channel is None or fit.named:
            role = self._label_role(fit)
            y = OUTSET + (height - look().line(role)) / 2
            x += sheet.text(x, y, self.label(), role, tone) + 7
        y = OUTSET + (height - look().line(fit.role)) / 2
        sheet.text(x, y, self.count, fit.role, tone)
        self.draw_ring(sheet, 6)
        sheet.end()


class ChannelChips(Pane):
    """One is chosen at a time."""

    chosen = Signal(object)
    """A `Channel`, or None for all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chips = [Chip(self, None), *(Chip(self, channel) for channel in Channel)]
        self.chips[0].setChecked(True)
        self._group = QButtonGroup(self)
        for number, chip in enumerate(self.chips):
            self._group.addButton(chip, number)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self.chips[number].channel))
        self._counts: tuple[str, ...] = ("0",) * len(self.chips)

    def set_counts(self, total: int, counts: Mapping[Channel, int], *, more: bool) -> None:
        """`more`: there are older events that the counts of the channels leave out."""
        locale = wording.number
        mark = "+" if more else ""
        said = (locale(total), *(locale(counts.get(each, 0)) + mark for each in Channel))
        if said != self._counts:
            self._counts = said
            self.arrange()

    def choose(self, channel: Channel | None) -> None:
        for chip in self.chips:
            if chip.channel is channel:
                chip.setChecked(True)

    @property
    def channel(self) -> Channel | None:
        number = self._group.checkedId()
        return self.chips[number].channel if number >= 0 else None

    def arrange(self) -> None:
        pairs = list(zip(self.chips, self._counts, strict=True))
        room = self.width() - START - END
        fit = FITS[-1]
        for candidate in FITS:
            wide = sum(chip.natural(count, candidate) for chip, count in pairs)
            if wide + candidate.gap * (len(pairs) - 1) <= room:
                fit = candidate
                break
        x = START
        height = self.height() - 2 * OUTSET
        for chip, count in pairs:
            chip.dress(count, fit)
            width = chip.natural(count, fit)
            self.put(chip, x, OUTSET, width, height)
            x += width + fit.gap
