"""The journey pane: header, filter, channel chips, ninety days at a glance, and the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.ports import Clock
from agent_desktop.decisioning.decisions import Signal as CustomerSignal
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.events import Event
from agent_desktop.domain.taxonomy import Taxonomy
from agent_desktop.gui.controls.pane import OUTSET, Pane, say
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.anchor import Anchor, continues
from agent_desktop.gui.timeline.chips import ChannelChips
from agent_desktop.gui.timeline.counting import Counting
from agent_desktop.gui.timeline.density import DensityStrip
from agent_desktop.gui.timeline.evidence import lead_to, open_session
from agent_desktop.gui.timeline.heading import NARROW, Extent, Heading, subtitle
from agent_desktop.gui.timeline.journey import Filter, Journey
from agent_desktop.gui.timeline.model import JourneyModel
from agent_desktop.gui.timeline.now_row import NowRow
from agent_desktop.gui.timeline.reading import Reader
from agent_desktop.gui.timeline.strata import Measures
from agent_desktop.gui.timeline.view import JourneyView
from agent_desktop.gui.timeline.wording import translate

FILTER_WAIT_MS = 120


class JourneyPane(Pane):
    """Shows what `set_journey` gave it. Text in it is data, and painted as plain text."""

    older_wanted = Signal()
    """The reader comes near the end of what is here. Once for each page."""

    def __init__(
        self,
        taxonomy: Taxonomy,
        touchpoints: Mapping[str, Touchpoint],
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._days = wording.Days()
        self._customer_id = ""
        self._total = 0
        self._older: str | None = None
        self._asked: str | None = None
        self._saved_at: int | None = None
        self._live = True
        self._narrow = False
        self._waiting: Sequence[Event] = ()
        self._signal: CustomerSignal | None = None
        self._contact: Contact | None = None
        journey = Journey(Reader(taxonomy, touchpoints), self._days, Measures())
        self.model = JourneyModel(journey, clock.now)
        self._build()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(FILTER_WAIT_MS)
        self._typed.timeout.connect(self._apply_filter)
        self._refresh_words()

    def _build(self) -> None:
        self.heading = Heading(self)
        self.field = self.heading.field
        self.new_rows = self.heading.new_rows
        self.chips = ChannelChips(self)
        self.strip = DensityStrip(self)
        self._counting = Counting(self.chips, self.strip, self._days, self._clock, self)
        self.now_row = NowRow(self)
        self.now_row.hide()
        self.view = JourneyView(self.model, self)
        self.field.edit.textChanged.connect(self._type)
        self.field.left.connect(self._leave_filter)
        self.field.moved.connect(lambda _step: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chips.chosen.connect(lambda _channel: self._apply_filter())
        self.strip.wanted.connect(self._go_to)
        self.new_rows.clicked.connect(self.show_new)
        self.view.scrolled.connect(self._visible_changed)
        self.view.older_wanted.connect(self._ask_older)
        self.view.installEventFilter(self)
        QWidget.setTabOrder(self.field, self.chips)
        QWidget.setTabOrder(self.chips, self.strip)
        QWidget.setTabOrder(self.strip, self.view)

    # --- what to show ----------------------------------------------------------------------------

    def set_journey(
        self,
        customer_id: str,
        events: Sequence[Event],
        *,
        total: int,
        older: str | None = None,
        live: bool = True,
        saved_at: int | None = None,
    ) -> None:
        """Newest first. The same customer again keeps what is chosen, opened and scrolled to;
        events newer than the shown ones wait while the pointer or the focus is on the list."""
        self._live, self._saved_at = live, saved_at
        known = customer_id == self._customer_id and bool(customer_id)
        self._total, self._older = total, older
        if not known:
            self._start(customer_id, events)
        else:
            self._update(events)
        self._refresh_words()

    def clear(self) -> None:
        """Nobody: nothing of the last customer stays."""
        self.set_contact(None)
        self.set_signal(None)
        self.field.edit.clear()
        self.set_journey("", (), total=0)

    def _start(self, customer_id: str, events: Sequence[Event]) -> None:
        self._customer_id = customer_id
        self._waiting = ()
        self._asked = None
        journey = self.model.journey
        journey.opened.clear()
        if journey.filter:
            journey.filter = Filter()
            self.chips.choose(None)
            self.field.edit.clear()
            self._typed.stop()
        self.model.start(events, more=self._older is not None)
        self.view.verticalScrollBar().setValue(0)
        self._open_evidence()
        self._count_anew()
        self.view.fill_ahead()

    def _update(self, events: Sequence[Event]) -> None:
        shown = self.model.journey.events
        newer = continues(shown, events)
        if newer is None:
            anchor = Anchor(self.view)
            self._waiting = ()
            self.model.start(events, more=self._older is not None)
            anchor.restore()
            self._count_anew()
            return
        if len(events) - newer > len(shown):
            # What a stratum may have to lay out anew must not lose its place.
            anchor = Anchor(self.view)
            self._asked = None
            self.model.take_older(events[newer:] if newer else events, more=self._older is not None)
            anchor.restore()
        else:
            self.model.journey.more = self._older is not None
        if newer:
            self._waiting = events
            if not self._in_use():
                self.show_new(slide=True)
        self._counting.further(self.model.journey.events, self._total)
        self.view.fill_ahead()

    def _in_use(self) -> bool:
        """The pointer or the focus is on the list: nothing may move there."""
        return self.view.underMouse() or self.view.hasFocus()

    @property
    def new_count(self) -> int:
        """Events that wait above the first row."""
        if not self._waiting:
            return 0
        return continues(self.model.journey.events, self._waiting) or 0

    def show_new(self, *, slide: bool = False) -> bool:
        """Lets waiting events in at the top. False when none wait."""
        count = self.new_count
        events, self._waiting = self._waiting, ()
        if count:
            anchor = Anchor(self.view)
            height = self.model.journey.strata.height
            at_top = self.view.verticalOffset() == 0
            self.model.take_newer(events, count)
            anchor.restore()
            if at_top and slide:
                self.view.slide_in(self.model.journey.strata.height - height)
            elif not slide:
                self.view.verticalScrollBar().setValue(0)
            self._count_anew()
        self._refresh_words()
        return bool(count)

    def set_contact(self, contact: Contact | None) -> None:
        """The call of this moment, pinned above the list; None when there is none."""
        self._contact = contact
        self.now_row.set_contact(contact)
        if self.now_row.isHidden() == (contact is not None):
            self.now_row.setVisible(contact is not None)
            self.arrange()

    # --- signal ----------------------------------------------------------------------------------

    def set_signal(self, signal: CustomerSignal | None) -> None:
        """Marks the rows that are evidence of it."""
        before = self._signal.id if self._signal else ""
        self._signal = signal
        self.model.evidence = frozenset(signal.evidence) if signal else frozenset()
        self.view.viewport().update()
        if signal is not None and signal.id != before and not self._in_use():
            self._open_evidence()

    def show_signal(self, signal: CustomerSignal | None = None) -> bool:
        """Scrolls to the newest evidence and tints it for a moment. False: it is not here."""
        shown = signal or self._signal
        return shown is not None and self.show_events(shown.evidence)

    def show_events(self, event_ids: Sequence[str]) -> bool:
        """Scrolls to the newest of these events, chooses it and tints them for a moment."""
        position = self.model.journey.position_of(event_ids)
        if position < 0:
            return False
        if self.model.journey.filter:
            self.field.edit.clear()
            self.chips.choose(None)
            self._apply_filter()
        return lead_to(self.view, position, event_ids)

    def _open_evidence(self) -> None:
        """The newest session that is evidence begins open, where there is room for its pages."""
        if self.width() >= look().px(NARROW):
            open_session(self.model)

    # --- filter ----------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def _type(self, _text: str) -> None:
        self._typed.start()

    def _leave_filter(self) -> None:
        if self.field.edit.text():
            self.field.edit.clear()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_filter(self) -> None:
        self._typed.stop()
        text = self.field.edit.text().strip().casefold()
        wanted = Filter(channel=self.chips.channel, text=text)
        if wanted != self.model.journey.filter:
            self.model.set_filter(wanted)
            self.view.verticalScrollBar().setValue(0)
            self.view.fill_ahead()
            self._refresh_words()

    # --- counts and words ------------------------------------------------------------------------

    def _count_anew(self) -> None:
        self._counting.anew(self.model.journey.events, self._total)

    def _subtitle(self) -> str:
        events, now = self.model.journey.events, self._clock.now()
        extent = Extent(
            total=self._total,
            loaded=len(events),
            oldest=events[-1].at if events else now,
            more=self._older is not None,
            saved_at=None if self._live else self._saved_at,
        )
        narrow = self.width() < look().px(NARROW)
        return subtitle(extent, self._days(now), now, narrow=narrow)

    def _refresh_words(self) -> None:
        if self.model.journey.filter:
            self.view.set_nothing(translate("Journey", "No event matches this filter."))
        else:
            self.view.set_nothing(translate("Journey", "Nothing has happened yet."))
        self._show_heading()
        self._counting.show()

    def _show_heading(self) -> None:
        words = self._subtitle()
        saved = not self._live and self._saved_at is not None
        self.heading.show_words(words, saved=saved, new=self.new_count)
        say(self, translate("Journey", "Journey"))
        say(self.view, translate("Journey", "Journey"), words)

    def tick(self) -> None:
        """Once a minute: a day may have ended."""
        self._counting.show()
        self.view.viewport().update()

    # --- scrolling -------------------------------------------------------------------------------

    def _go_to(self, at: int) -> None:
        journey = self.model.journey
        if len(journey.events):
            self.view.go_to(min(journey.position_at(at), len(journey.events) - 1))

    def _visible_changed(self) -> None:
        newest, oldest = self.view.visible_times()
        self.strip.set_visible(newest, oldest)

    def _ask_older(self) -> None:
        if self._older is not None and self._asked != self._older:
            self._asked = self._older
            self.older_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waiting events come in by themselves once pointer and focus have left the list."""
        if self._waiting and event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self._let_in)
        return super().eventFilter(watched, event)

    def _let_in(self) -> None:
        if self._waiting and not self._in_use():
            self.show_new(slide=True)

    # --- looks -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        px, width = look().px, self.width()
        header, chips = px(44), px(28)
        self.put(self.heading, 0, 0, width, header)
        self.put(self.chips, 0, header - OUTSET, width, chips + 2 * OUTSET)
        y = header + chips
        strip = self.strip.natural_height()
        self.put(self.strip, 0, y, width, strip)
        y += strip + 1
        if not self.now_row.isHidden():
            self.put(self.now_row, 0, y, width, self.now_row.natural_height())
            y += self.now_row.natural_height()
        self.put(self.view, 0, y, width, max(0, self.height() - y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < look().px(NARROW)) != self._narrow:
            self._narrow = not self._narrow
            self._show_heading()

    def draw(self, sheet: Sheet) -> None:
        px = look().px
        sheet.hline(0, px(44) + px(28) + self.strip.natural_height(), self.width())
