"""The supervisor's window: filters, the table of responses, and the list as it was seen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from agent_desktop.app.ports import Clock, Tasks, Unsubscribe
from agent_desktop.app.refused import RefusedCommands
from agent_desktop.app.review import ExportFailed, ReviewCommands, ReviewLine, ReviewTable
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.supervisor.chrome import StatusLine, TopBar
from agent_desktop.gui.supervisor.filter_bar import FilterBar
from agent_desktop.gui.supervisor.model import ResponsesModel
from agent_desktop.gui.supervisor.not_taken import NotTakenPage
from agent_desktop.gui.supervisor.saving import NotWritten, write_csv
from agent_desktop.gui.supervisor.seen import SeenPanel
from agent_desktop.gui.supervisor.summary import Summary
from agent_desktop.gui.supervisor.table import ResponsesTable
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import counted

translate = QCoreApplication.translate
OPEN_WAIT_MS = 120
"""Walking through rows with a held key asks for the list of the last one only."""
LOOK_EVERY_MS = 20_000
PANEL = 424


class SupervisorWindow(Pane):
    """Rows change only when the supervisor asks for it."""

    def __init__(
        self,
        review: ReviewCommands,
        tasks: Tasks,
        clock: Clock,
        *,
        who: str = "",
        team: str = "",
        refused: RefusedCommands | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._tasks = tasks
        self._clock = clock
        self._line: ReviewLine | None = None
        self._began = False
        self._dialog: QFileDialog | None = None
        self.setWindowTitle(translate("Supervisor", "Responses – Agent Desktop"))
        self.resize(1440, 900)
        self.top = TopBar(self, who, team, pages=1 if refused is None else 2)
        self.not_taken = None if refused is None else NotTakenPage(self, refused, clock.now)
        self._refused = refused
        self.page = 0
        self.filters = FilterBar(self, clock.now)
        self.summary = Summary(self)
        self.model = ResponsesModel(clock.now)
        self.table = ResponsesTable(self.model, self)
        self.panel = SeenPanel(self)
        self.status = StatusLine(self)
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(OPEN_WAIT_MS)
        self._opening.timeout.connect(self._open)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look_for_newer)
        self._looking.start()
        self._wire()
        self._unsubscribe: Unsubscribe = review.subscribe(self.show_table)
        self.show_table(review.view)
        review.filter(self.filters.first_filters())
        if refused is not None:
            refused.look()

    def _wire(self) -> None:
        self.filters.changed.connect(self._review.filter)
        self.filters.export.connect(self.export)
        self.summary.refresh.connect(self._review.refresh)
        self.table.chosen.connect(self._choose)
        self.table.more_wanted.connect(self._more)
        self.panel.closed.connect(self.close_list)
        self.top.turned.connect(self.turn)
        if self.not_taken is not None:
            self.not_taken.counted.connect(self.top.set_refused)
        for keys, act in (
            ("R", self.refresh),
            ("Ctrl+E", self.export),
            ("Esc", self.close_list),
            ("Ctrl+Tab", self.next_page),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- pages ----------------------------------------------------------------------------------

    def turn(self, page: int) -> None:
        """0 is the responses, 1 what was not taken."""
        if self.not_taken is None or page == self.page:
            return
        self.page = page
        self.top.choose(page)
        self._show_page()
        if page:
            self.not_taken.begin()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_page(self) -> None:
        """Ctrl+Tab."""
        self.turn(1 - self.page)

    def refresh(self) -> None:
        """R."""
        if self.page and self.not_taken is not None:
            self.not_taken.refresh()
        else:
            self._review.refresh()

    def _show_page(self) -> None:
        for pane in (self.filters, self.summary, self.panel):
            show_if(pane, self.page == 0)
        show_if(self.table, self.page == 0 and bool(self._review.view.lines))
        if self.not_taken is not None:
            show_if(self.not_taken, self.page == 1)
        self.update()

    def _look_for_newer(self) -> None:
        self._review.look_for_newer()
        if self._refused is not None and self.page == 0:
            self._refused.look()

    # --- showing ---------------------------------------------------------------------------------

    def show_table(self, table: ReviewTable) -> None:
        """Paints a new view. What is chosen stays chosen while its row is there."""
        changed = table.lines is not self.model.lines
        self.model.show(table)
        self.table.set_agents(table.agents_visible)
        if changed:
            self._keep_choice()
        self.filters.show_table(table)
        self.summary.show_table(table)
        self.status.show_table(table)
        self.panel.show_table(table, self._line)
        say(self.table, translate("Supervisor", "Responses"), self._nothing(table))
        self._show_page()
        if table.lines and not self._began and self.page == 0:
            # While it was empty it was hidden, and the focus went on to a button.
            self._began = True
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _keep_choice(self) -> None:
        if self._line is None:
            return
        row = self.model.row_of(self._line.response_id)
        if row < 0:
            self.close_list()
            return
        self._line = self.model.lines[row]
        self.table.choose(self._line.response_id)

    @staticmethod
    def _nothing(table: ReviewTable) -> str:
        if table.lines:
            return ""
        if table.trouble:
            return table.trouble
        if table.loading:
            return translate("Supervisor", "Loading responses…")
        return translate("Supervisor", "No response matches these filters.")

    # --- asking ----------------------------------------------------------------------------------

    def _choose(self, response_id: str) -> None:
        row = self.model.row_of(response_id)
        self._line = self.model.lines[row] if row >= 0 else None
        self.panel.show_table(self._review.view, self._line)
        self._opening.start()

    def _open(self) -> None:
        if self._line is not None and self._line.has_list:
            self._review.open(self._line.response_id)

    def close_list(self) -> None:
        """Nothing is chosen any more."""
        self._opening.stop()
        self._line = None
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self._review.close()
        self.panel.show_table(self._review.view, None)

    def _more(self) -> None:
        view = self._review.view
        if view.more and not view.loading:
            self._review.more()

    # --- export ----------------------------------------------------------------------------------

    def export(self) -> None:
        """Asks where to, without holding anything up, then writes all rows of the filters."""
        if self._dialog is not None or self.filters.exporting or not self._review.view.total:
            return
        today = QDateTime.fromMSecsSinceEpoch(self._clock.now()).date()
        day = today.toString(Qt.DateFormat.ISODate)
        title = translate("Supervisor", "Export responses")
        dialog = QFileDialog(self, title, str(Path.home() / f"responses-{day}.csv"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilter(translate("Supervisor", "Tables (*.csv)"))
        dialog.selectFile(f"responses-{day}.csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def export_to(self, path: str) -> None:
        """Writes the export to a file."""
        self.filters.set_exporting(True, self._review.view.total)
        self._tasks.start(self._export(Path(path)), "export responses")

    async def _export(self, path: Path) -> None:
        try:
            text = await self._review.export()
            rows = await asyncio.to_thread(write_csv, path, text)
        except (ExportFailed, NotWritten) as trouble:
            self.status.note(str(trouble))
        else:
            said = counted("Supervisor", "%n row(s) saved to %1.", rows)
            self.status.note(said.replace("%1", path.name))
        finally:
            self.filters.set_exporting(False, self._review.view.total)

    # --- looks -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        px, width = look().px, self.width()
        top, bar, line, foot = px(44), px(52), px(40), px(28)
        self.put(self.top, 0, 0, width, top)
        self.put(self.filters, 0, top, width, bar)
        self.put(self.summary, 0, top + bar, width, line)
        y = top + bar + line
        tall = max(0, self.height() - y - foot)
        panel = min(px(PANEL), width // 2)
        self.put(self.table, 0, y, width - panel, tall)
        self.put(self.panel, width - panel, y, panel, tall)
        self.put(self.status, 0, self.height() - foot, width, foot)
        if self.not_taken is not None:
            self.put(self.not_taken, 0, top, width, max(0, self.height() - top - foot))

    def draw(self, sheet: Sheet) -> None:
        words = self._nothing(self._review.view)
        if words and self.page == 0:
            px = look().px
            top = px(44) + px(52) + px(40) + 24
            room = sheet.width - min(px(PANEL), sheet.width // 2) - 32
            sheet.text(16, top, words, "body", "text2", width=room, lines=4)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._looking.stop()
        self._unsubscribe()
        if self.not_taken is not None:
            self.not_taken.leave()
        super().closeEvent(event)
