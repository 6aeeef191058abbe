"""The action column: the list or what stands for it, held back, answers, the slot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView, WorkspaceView
from agent_desktop.domain.contacts import ContactState
from agent_desktop.gui.actions.answered import AnsweredList
from agent_desktop.gui.actions.card_list import CardList
from agent_desktop.gui.actions.column_words import (
    NOTICES,
    Page,
    after_words,
    column_title,
    idle_words,
    list_changed,
    other_contact,
)
from agent_desktop.gui.actions.held import HeldList
from agent_desktop.gui.actions.next_strip import NextStrip
from agent_desktop.gui.actions.notices import Notice, NoticePane
from agent_desktop.gui.actions.preview import HEIGHT as PREVIEW
from agent_desktop.gui.actions.preview import Preview
from agent_desktop.gui.actions.raise_pane import RaisePane
from agent_desktop.gui.actions.resting import WaitingOrder, WholeLists
from agent_desktop.gui.actions.slot import ResponseSlot
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.controls.segments import Segments
from agent_desktop.gui.controls.thumb import WIDTH as THUMB
from agent_desktop.gui.controls.thumb import Thumb
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate


class ActionColumn(Pane):
    """Takes views, emits what the agent did. Decides nothing."""

    BACKGROUND = "canvas"
    answered = Signal(str, object, bool)
    """(action, sentiment, the customer's own initiative)"""
    undone = Signal(str)
    saved_again = Signal()
    why = Signal()
    retried = Signal()
    order_wanted = Signal()
    seen = Signal(int)
    turned = Signal(object)
    """Another `Page`."""
    opened = Signal(str)
    """An address that the agent clicked on."""
    dialled = Signal(str)
    """What continues the conversation is a call, to that number if it is known."""

    def __init__(
        self,
        parent: QWidget,
        search: Callable[[str], tuple[ActionView, ...]],
        clock: Callable[[], int],
        now: Ticks = ticks,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = now
        self.view: WorkspaceView | None = None
        self.docked = False
        self._counted: object = None
        self._paged: object = None
        self._whole = WholeLists()
        self.foot = 0
        """So much above the slot is covered by a banner."""
        self.page = Page.LIST
        self._notice = (Notice.READY, "", 0)
        self.segments = Segments(self, ("", "H"))
        self.segments.chosen.connect(self._segment)
        self.fresh = Button(self, kind=Kind.LINK, role="metaMedium", icon="sync", keys=("R",))
        self.fresh.clicked.connect(self.take_new_order)
        self.cards = CardList(self, now)
        self.held = HeldList(self)
        self.other = RaisePane(self, search, now)
        self.preview = Preview(self)
        self.notice = NoticePane(self)
        self.next = NextStrip(self)
        self.answers = AnsweredList(self)
        self.slot = ResponseSlot(self, now)
        self.thumbs = [
            Thumb(self, scroll.verticalScrollBar()) for scroll in (self.cards, self.held)
        ]
        self._order = WaitingOrder(self, self.cards, now)
        self._order.rested.connect(self.take_new_order)
        self._connect()
        self.set_words()

    def _connect(self) -> None:
        self.cards.answered.connect(self._answer)
        self.cards.why.connect(self.why)
        self.cards.raised.connect(self.raise_other)
        self.cards.seen.connect(self.seen)
        self.cards.opened.connect(self.opened)
        self.cards.whole_wanted.connect(self._keep_whole)
        self.next.opened.connect(self.opened)
        self.next.dialled.connect(self.dialled)
        self.next.closed.connect(self.arrange)
        self.held.asked.connect(self._asked)
        self.other.answered.connect(self._answer_other)
        self.other.closed.connect(self._back)
        self.notice.retried.connect(self.retried)
        self.notice.held_wanted.connect(lambda: self.turn(Page.HELD))
        self.answers.undone.connect(self._undo)
        self.slot.undone.connect(self._undo)
        self.slot.again.connect(self.saved_again)

    def set_words(self) -> None:
        self.cards.set_words()
        self.held.set_words()
        self.other.set_words()
        self.next.set_words()
        self.fresh.set_label(translate("ActionColumn", "New order"))
        say(self, column_title())
        self._count(self.view)

    # -- views -----------------------------------------------------------------------------------

    def show_view(self, view: WorkspaceView) -> None:
        """Takes over what changed. A newer order waits until the agent has left the list alone."""
        before = self.view
        self.view = view
        another = before is None or view.screen is not before.screen or other_contact(before, view)
        if another:
            self._reset()
        if another or before is None or list_changed(before, view):
            self._show_list(view)
        if before is None or view.new_order is not before.new_order:
            show_if(self.fresh, view.new_order and not self.docked)
            self._order.waits(view.new_order)
            self.arrange()
            self.update(0, 0, self.width(), look().px(44))
        self._show_rest(before, view)

    def _reset(self) -> None:
        self.cards.reset()
        contact = self.view.contact if self.view is not None else None
        self.cards.whole = contact is not None and self._whole.asked(contact.id)
        self.held.reset()
        self.turn(Page.LIST)

    def _keep_whole(self, whole: bool) -> None:
        contact = self.view.contact if self.view is not None else None
        if contact is not None:
            self._whole.keep(contact.id, whole)

    def take_new_order(self) -> bool:
        """Asks for the order that waits. False when none does."""
        if self.view is None or not self.view.new_order:
            return False
        self._order.waits(False)
        self.order_wanted.emit()
        return True

    def _show_list(self, view: WorkspaceView) -> None:
        if view.actions:
            self.cards.show_actions(view.actions, partial(after_words, view), view.top)
        else:
            notice, words = NOTICES[view.screen], view.trouble
            if notice is Notice.EMPTY:
                words = view.list_note
                notice = Notice.FAILED if view.decision is None else Notice.EMPTY
            self._notice = (notice, words, len(view.held))
            self._show_notice()
        self._pages()

    def _show_notice(self) -> None:
        notice, words, held = self._notice
        # In the dock the finder above has said it already.
        brief = self.docked and notice in {Notice.NOBODY, Notice.HIDDEN}
        self.notice.set_notice(notice, words, held=held, brief=brief)

    def _show_rest(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        if before is None or view.held is not before.held:
            self.held.show_held(view.held, self._clock())
        moved = self.answers.show_answers(view.answered)
        moved = self.next.show_step(view.next_step) or moved
        if before is None or view.undo is not before.undo:
            self.slot.show_undo(view.undo)
        if before is None or view.unsaved is not before.unsaved:
            moved = self.slot.show_unsaved(view.unsaved) or moved
        self.slot.set_idle(*idle_words(view))
        self._count(view)
        if moved or before is None:
            self.arrange()

    def _count(self, view: WorkspaceView | None) -> None:
        settled = view is not None and view.decision is not None
        suggested = len(view.actions) if view is not None and settled else None
        held = len(view.held) if view is not None and settled else None
        parts = (
            (translate("ActionColumn", "Suggested"), suggested),
            (translate("ActionColumn", "Held back"), held),
        )
        wanted = settled and not self.docked
        if (parts, wanted) == self._counted:
            return
        self._counted = (parts, wanted)
        before = self.segments.natural() if wanted else 0
        for index, (label, count) in enumerate(parts):
            self.segments.set_part(index, label, count)
        if self.segments.isHidden() == wanted or self.segments.natural() != before:
            show_if(self.segments, wanted)
            self.arrange()
            self.update(0, 0, self.width(), look().px(44))

    # -- pages -----------------------------------------------------------------------------------

    def turn(self, page: Page) -> None:
        if page is self.page:
            return
        self.page = page
        self.segments.choose(1 if page is Page.HELD else 0)
        self._pages()
        self.turned.emit(page)

    def _segment(self, index: int) -> None:
        self.turn(Page.HELD if index else Page.LIST)

    def _pages(self) -> None:
        listed = self.view is not None and bool(self.view.actions)
        if (self.page, listed, self._preview) == self._paged:
            return
        self._paged = (self.page, listed, self._preview)
        show_if(self.cards, self.page is Page.LIST and listed)
        show_if(self.notice, self.page is Page.LIST and not listed)
        show_if(self.held, self.page is Page.HELD)
        show_if(self.other, self.page is Page.RAISE)
        self.arrange()
        self.update()

    def raise_other(self) -> None:
        """Opens the search over every action, where there is somebody to answer."""
        if self.view is None or self.view.decision is None:
            return
        self.turn(Page.RAISE)
        self.other.open("")
        self.other.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _asked(self, action_id: str) -> None:
        held = self.view.held if self.view is not None else ()
        title = next((h.title for h in held if h.held.action_id == action_id), "")
        self.turn(Page.RAISE)
        self.other.open(title, action_id)
        self.other.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back(self) -> None:
        self.turn(Page.LIST)
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the agent did ------------------------------------------------------------------------

    def _answer(self, action_id: str, sentiment: object) -> None:
        self.answered.emit(action_id, sentiment, False)

    def _answer_other(self, action_id: str, sentiment: object) -> None:
        self.answered.emit(action_id, sentiment, True)
        self._back()

    def _undo(self, entry_id: str) -> None:
        self.undone.emit(entry_id)

    def undo_last(self) -> bool:
        """Ctrl+Z. False when there is nothing to take back."""
        if self.view is None or self.view.undo is None:
            return False
        self._undo(self.view.undo.entry_id)
        return True

    # -- where -------------------------------------------------------------------------------------

    def set_docked(self, docked: bool) -> None:
        self.docked = self.slot.docked = docked
        self._show_notice()
        self.cards.set_narrow(docked)
        self._count(self.view)
        offered = self.view is not None and self.view.new_order
        show_if(self.fresh, offered and not docked)
        self.arrange()
        self.update()

    def set_foot(self, foot: int) -> None:
        if foot != self.foot:
            self.foot = foot
            self.arrange()

    @property
    def _preview(self) -> bool:
        contact = self.view.contact if self.view is not None else None
        listed = self.view is not None and bool(self.view.actions)
        return listed and contact is not None and contact.state is ContactState.PREPARING

    def arrange(self) -> None:
        px, width = look().px, self.width()
        head = 12 if self.docked else px(44)
        self.segments.fit(width - 33 - 8 - lay(column_title(), "title").width)
        wide = self.segments.natural() + 8
        self.put(self.segments, width - 12 - wide + 4, px(22) - px(14) - 4, wide, px(28) + 8)
        slot = self.slot.wanted()
        bottom = self.height() - slot
        edge = 0 if self.docked else 1
        self.put(self.slot, edge, bottom, width - edge, slot)
        bottom -= self.foot
        wanted = min(self.answers.wanted(), max(0, bottom - head - px(160)))
        show_if(self.answers, wanted > 0)
        self.put(self.answers, edge, bottom - wanted, width - edge, wanted)
        bottom -= wanted
        strip = self.next.wanted() if bottom - head > px(240) else 0
        show_if(self.next, strip > 0)
        self.put(self.next, edge, bottom - strip, width - edge, strip)
        bottom -= strip
        # In the title's place, which is there already.
        self.put(self.fresh, 17 - 4, px(10), self.fresh.natural(), px(24))
        preview = self._preview and self.page is Page.LIST
        show_if(self.preview, preview)
        self.put(self.preview, 17, head, width - 33, px(PREVIEW))
        top = head + (px(PREVIEW) + 8 if preview else 0)
        room = max(0, bottom - top)
        for page in (self.cards, self.held, self.notice):
            if page.isHidden():
                continue
            page_top = top if page is self.cards else head
            tall = room if page is self.cards else bottom - head
            self.put(page, edge, page_top, width - edge, tall)
        if not self.other.isHidden():
            self.put(self.other, edge, 0, width - edge, bottom)
        for thumb in self.thumbs:
            self.put(thumb, width - 4 - THUMB, top, THUMB, room)
            thumb.raise_()
        self._thumbs()

    def _thumbs(self) -> None:
        for thumb, page in zip(self.thumbs, (self.cards, self.held), strict=True):
            thumb.allow(not page.isHidden())

    def draw(self, sheet: Sheet) -> None:
        px = sheet.look.px
        if not self.docked:
            sheet.vline(0, 0, sheet.height)
            if self.page is not Page.RAISE and self.fresh.isHidden():
                taken = 0 if self.segments.isHidden() else self.segments.natural() + 8
                room = max(20, self.width() - 33 - taken)
                y = px(22) - sheet.look.line("title") / 2
                sheet.text(17, y, column_title(), "title", "text", width=room)
