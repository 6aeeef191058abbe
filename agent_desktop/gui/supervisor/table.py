"""The table of responses: fixed rows, painted cells, the keyboard all the way."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.marks import GLYPHS, shape
from agent_desktop.gui.supervisor.model import Column, ResponsesModel, result_of
from agent_desktop.gui.theme import icons, lay, look

Index = QModelIndex | QPersistentModelIndex
ROW = 33
GAP = 8
_TRAILING = {Column.TIME, Column.SHOWN}
_QUIET = {Column.TIME, Column.SHOWN, Column.AGENT, Column.RESULT}


def paint_mark(painter: QPainter, x: float, y: float, size: int, sentiment: Sentiment) -> None:
    """A response's mark at painter coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape(sentiment, QRectF(x, y, size, size)), look().color(sentiment.value))
    inner = round(size * 0.72)
    gap = (size - inner) / 2
    on = look().color(f"on{sentiment.value.capitalize()}")
    icons.draw(painter, GLYPHS[sentiment], x + gap, y + gap, inner, on)


class CellDelegate(QStyledItemDelegate):
    """Paints a cell as plain text, elided, mirrored where the language runs right to left."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self.parent()
        if not isinstance(table, ResponsesTable):
            return
        rect = QRect(option.rect)
        chosen = index.row() == table.currentIndex().row()
        painter.save()
        ground = "selected" if chosen else "surface"
        painter.fillRect(rect, look().color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look().color("line"))
        rtl = table.isRightToLeft()
        column = Column(index.column())
        if chosen and column is Column.TIME:
            bar = 5 if look().high_contrast else 3
            edge = rect.right() + 1 - bar if rtl else rect.left()
            painter.fillRect(edge, rect.top(), bar, rect.height(), look().color("accent"))
        self._content(painter, rect, table.responses, index.row(), column, rtl=rtl, chosen=chosen)
        if chosen and table.hasFocus() and look().high_contrast:
            painter.fillRect(rect.x(), rect.top(), rect.width(), 2, look().color("focus"))
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, look().color("focus"))
        painter.restore()

    def _content(
        self,
        painter: QPainter,
        rect: QRect,
        model: ResponsesModel,
        row: int,
        column: Column,
        *,
        rtl: bool,
        chosen: bool,
    ) -> None:
        px = look().px
        x, room = float(GAP), rect.width() - 2.0 * GAP
        middle = rect.top() + (rect.height() - 1) / 2
        icon = ""
        if column is Column.RESPONSE:
            size = px(16)
            left = self._left(rect, x, size, rtl=rtl)
            paint_mark(painter, left, middle - size / 2, size, model.lines[row].sentiment)
            x, room = x + size + 6, room - size - 6
        elif column is Column.RESULT:
            icon = result_of(model.lines[row], model.now())[0]
        if icon:
            size = px(14)
            left = self._left(rect, x, size, rtl=rtl)
            icons.draw(painter, icon, left, middle - size / 2, size, look().color("text2"), rtl=rtl)
            x, room = x + size + 5, room - size - 5
        strong = chosen and column is Column.ACTION
        laid = lay(model.text(row, column), "bodyStrong" if strong else "body", max(1.0, room))
        if column in _TRAILING:
            x += room - laid.width
        y = middle - look().line("body") / 2
        tone = "text2" if column in _QUIET else "text"
        laid.draw(painter, self._left(rect, x, laid.width, rtl=rtl), y, look().color(tone))

    @staticmethod
    def _left(rect: QRect, x: float, width: float, *, rtl: bool) -> float:
        return rect.right() + 1 - x - width if rtl else rect.left() + x

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(80, look().px(ROW))


class Header(QHeaderView):
    """Column names in the quiet tone, on the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        return QSize(0, look().px(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look().color("line"))
        said = self.model().headerData(section, Qt.Orientation.Horizontal)
        rtl = self.isRightToLeft()
        laid = lay(str(said), "metaMedium", rect.width() - 2.0 * GAP)
        x = float(GAP)
        if Column(section) in _TRAILING:
            x = rect.width() - GAP - laid.width
        left = rect.right() + 1 - x - laid.width if rtl else rect.left() + x
        y = rect.top() + (rect.height() - 1 - look().line("metaMedium")) / 2
        laid.draw(painter, left, y, look().color("text2"))
        painter.restore()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().color("canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().color("line"))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]


class ResponsesTable(QTableView):
    """Up and Down choose; the end of the rows asks for more."""

    chosen = Signal(str)
    """Response id of the row that is chosen now."""
    more_wanted = Signal()

    def __init__(self, model: ResponsesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.responses = model
        self._restoring = False
        self.setHorizontalHeader(Header(self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.setVisible(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        model.modelReset.connect(self._settle)
        look().changed.connect(self._settle)
        self._settle()

    def choose(self, response_id: str) -> None:
        """Puts the selection back on a response after rows changed, without opening it again."""
        row = self.responses.row_of(response_id)
        if row < 0:
            return
        self._restoring = True
        self.setCurrentIndex(self.responses.index(row, 0))
        self._restoring = False

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid() and not self._restoring:
            self.chosen.emit(self.responses.lines[current.row()].response_id)

    def _near_end(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - 10 * look().px(ROW):
            self.more_wanted.emit()

    def _settle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(look().px(ROW))
        self.horizontalHeader().setFixedHeight(look().px(ROW))
        self._share()
        self.viewport().update()

    def set_agents(self, visible: bool) -> None:
        """The agent's column exists only where policy allows it."""
        if self.isColumnHidden(Column.AGENT) == visible:
            self.setColumnHidden(Column.AGENT, not visible)
            self._share()

    def _share(self) -> None:
        """Widths: fixed where the content is, the rest shared by texts."""
        px, width = look().px, self.viewport().width()
        date = lay("30 Sept 2026 00:00", "body").width if not self.responses.one_day else px(52)
        fixed = {
            Column.TIME: round(date) + 2 * GAP + 4,
            Column.RESPONSE: px(102),
            Column.SHOWN: px(64),
        }
        free = max(0, width - sum(fixed.values()))
        shares = {Column.ACTION: 38, Column.CUSTOMER: 20, Column.RESULT: 22}
        if not self.isColumnHidden(Column.AGENT):
            shares[Column.AGENT] = 17
        for column, share in shares.items():
            fixed[column] = free * share // sum(shares.values())
        fixed[Column.RESULT] += width - sum(fixed.values())
        for column, wide in fixed.items():
            self.setColumnWidth(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and not event.modifiers() and event.key() not in _OWN_KEYS:
            event.ignore()  # single letters are the window's, not a search by first letters
            return
        super().keyPressEvent(event)


_OWN_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
