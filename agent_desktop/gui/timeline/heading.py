"""The first line of the journey pane: what it is, how much of it, what waits, and the filter."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, show_if
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.density import DAYS
from agent_desktop.gui.timeline.wording import DAY_MS, translate
from agent_desktop.gui.words import counted

NARROW = 560
"""Below this width the pane says less and leaves sessions closed."""


class Extent(NamedTuple):
    """How much of the journey is here."""

    total: int
    """Events that the hub knows of."""
    loaded: int
    oldest: int
    """When the oldest loaded one happened."""
    more: bool
    """There are older ones than those loaded."""
    saved_at: int | None
    """Set when the journey is this device's copy, and how old it is."""


def subtitle(extent: Extent, today: int, now: int, *, narrow: bool) -> str:
    """'38 events in 90 days', or how old the journey is. `today` is the start of the day."""
    if extent.saved_at is not None:
        said = translate("Journey", "As saved at %1. Newer events follow.")
        return said.replace("%1", wording.moment(extent.saved_at, now))
    total = max(extent.total, extent.loaded)
    if not total:
        return ""
    count = counted("Journey", "%n event(s)", total)
    if narrow:
        return count
    if extent.more or total > extent.loaded:
        latest = translate("Journey", "latest %1 of %2")
        return latest.replace("%1", wording.number(extent.loaded)).replace("%2", count)
    if extent.oldest >= today - DAYS * DAY_MS:
        return counted("Journey", "%n event(s) in 90 days", total)
    since = translate("Journey", "%1 since %2").replace("%1", count)
    return since.replace("%2", wording.month_year(extent.oldest))


class Heading(Pane):
    """The room of the button for waiting events is kept free, so that nothing moves for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = Field(self, glyph="filter", keys=("Ctrl", "F"), role="meta")
        filter_name = translate("Journey", "Filter")
        self.field.set_words(filter_name, translate("Journey", "Filter the journey"))
        self.new_rows = Button(self, icon="up", keys=("R",), kind=Kind.LINK, role="metaMedium")
        self.new_rows.hide()
        self.subtitle = ""
        self._saved = False

    def show_words(self, words: str, *, saved: bool, new: int) -> None:
        """`saved` marks the journey as this device's copy; `new` events wait above the list."""
        show_if(self.new_rows, new > 0)
        if new:
            self.new_rows.set_label(
                counted("Journey", "%n new", new),
                counted("Journey", "%n new event(s), show them, key R", new),
            )
        self.subtitle, self._saved = words, saved
        self.arrange()
        self.update()

    def _field_width(self) -> int:
        px = look().px
        return px(168) if self.width() >= px(NARROW) else px(140)

    def arrange(self) -> None:
        px, width = look().px, self.width()
        field = self._field_width()
        self.put(self.field, width - 12 - field, (self.height() - px(28)) / 2, field, px(28))
        new = self.new_rows.natural()
        top = (self.height() - px(24)) / 2
        self.put(self.new_rows, width - 12 - field - 8 - new, top, new, px(24))

    def draw(self, sheet: Sheet) -> None:
        px, tall = look().px, sheet.height
        title = translate("Journey", "Journey")
        x = 16 + sheet.text(16, (tall - look().line("title")) / 2, title, "title", "text") + 8
        if self._saved:
            sheet.icon(x, (tall - px(14)) / 2, "cloud-off", px(14), "text2")
            x += px(14) + 5
        end = sheet.width - 12 - self._field_width() - 8
        if not self.new_rows.isHidden():
            end -= self.new_rows.natural() + 8
        if end - x > px(32):
            y = (tall - look().line("meta")) / 2
            sheet.text(x, y, self.subtitle, "meta", "text2", width=end - x)
