"""The row of filters above the table, and the export."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.review import ReviewFilters, ReviewTable
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.pane import Pane, show_if
from agent_desktop.gui.supervisor import periods
from agent_desktop.gui.supervisor.answers import Answers
from agent_desktop.gui.supervisor.periods import Period
from agent_desktop.gui.supervisor.pick import PickButton
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.timeline.wording import number
from agent_desktop.gui.words import counted

translate = QCoreApplication.translate


class FilterBar(Pane):
    """Emits `changed` with the whole of the wanted filters."""

    changed = Signal(object)
    export = Signal()

    def __init__(self, parent: QWidget, now: Callable[[], int]) -> None:
        super().__init__(parent)
        self._now = now
        self._filters = ReviewFilters()
        self.period = Period.TODAY
        self.periods = PickButton(self, glyph="calendar")
        self.agents = PickButton(self)
        self.suggestions = PickButton(self)
        self.answers = Answers(self)
        self.export_button = Button(self, icon="download", keys=("Ctrl", "E"))
        self.exporting = False
        self.periods.picked.connect(self._pick_period)
        self.agents.picked.connect(lambda by: self._want(by=by))
        self.suggestions.picked.connect(lambda action: self._want(action_id=action or None))
        self.answers.chosen.connect(self._pick_answer)
        self.export_button.clicked.connect(self.export)

    def first_filters(self) -> ReviewFilters:
        """What the window begins with: today."""
        since, until = periods.bounds(self.period, self._now())
        return ReviewFilters(since=since, until=until)

    def _pick_period(self, chosen: str) -> None:
        self.period = Period(chosen)
        since, until = periods.bounds(self.period, self._now())
        self._want(since=since, until=until)

    def _pick_answer(self, sentiment: Sentiment | None) -> None:
        self._want(sentiment=sentiment)

    def _want(self, **changes: object) -> None:
        self.changed.emit(msgspec.structs.replace(self._filters, **changes))

    def show_table(self, table: ReviewTable) -> None:
        self._filters = table.filters
        now = self._now()
        names = [(each.value, periods.name(each, now)) for each in Period]
        self.periods.set_choices("", names, self.period.value)
        everybody = translate("Supervisor", "All %1").replace("%1", number(len(table.agents)))
        people = [("", everybody), *((each, each) for each in table.agents)]
        self.agents.set_choices(translate("Supervisor", "Agent"), people, table.filters.by)
        show_if(self.agents, table.agents_visible)
        every = translate("Supervisor", "All %1").replace("%1", number(len(table.actions)))
        actions = [("", every), *table.actions]
        chosen = table.filters.action_id or ""
        self.suggestions.set_choices(translate("Supervisor", "Suggestion"), actions, chosen)
        self.answers.set_counts(dict(table.counts), table.filters.sentiment)
        self._dress_export(table.total)
        self.arrange()

    def _dress_export(self, total: int) -> None:
        if self.exporting:
            self.export_button.set_label(translate("Supervisor", "Exporting…"))
        else:
            self.export_button.set_label(counted("Supervisor", "Export %n row(s)", total))
        self.export_button.setEnabled(bool(total) and not self.exporting)

    def set_exporting(self, exporting: bool, total: int) -> None:
        self.exporting = exporting
        self._dress_export(total)
        self.arrange()

    def arrange(self) -> None:
        px, x = look().px, 16
        tall = px(32)
        top = (self.height() - 1 - tall) / 2
        for button in (self.periods, self.agents, self.suggestions):
            if button.isHidden():
                continue
            wide = button.natural()
            self.put(button, x, top, wide, tall)
            x += wide + 8
        self.put(self.answers, x - 4, top - 4, self.answers.natural() + 8, tall + 8)
        wide = self.export_button.natural()
        self.put(self.export_button, self.width() - 16 - wide, top, wide, tall)

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, sheet.height - 1, sheet.width)
