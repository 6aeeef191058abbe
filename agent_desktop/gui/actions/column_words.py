"""What the action column says around its cards."""

from __future__ import annotations

from enum import StrEnum

from agent_desktop.app.views import ActionView, Screen, WorkspaceView
from agent_desktop.domain.contacts import ContactState
from agent_desktop.gui.actions.notices import Notice
from agent_desktop.gui.words import clock_time, sentiment_word, translate


class Page(StrEnum):
    LIST = "list"
    HELD = "held"
    RAISE = "raise"


NOTICES = {
    Screen.READY: Notice.READY,
    Screen.RINGING: Notice.RINGING,
    Screen.LOADING: Notice.LOADING,
    Screen.CHOOSE: Notice.CHOOSE,
    Screen.UNKNOWN: Notice.NOBODY,
    Screen.WITHHELD: Notice.NOBODY,
    Screen.CUSTOMER: Notice.EMPTY,
    Screen.SOMEONE_ELSE: Notice.HIDDEN,
    Screen.FAILED: Notice.FAILED,
}
"""What stands where there are no cards."""


def column_title() -> str:
    return translate("ActionColumn", "Next best conversation")


def other_contact(before: WorkspaceView, view: WorkspaceView) -> bool:
    """Another one, or another screen of the same."""
    ids = [v.contact.id if v.contact else "" for v in (before, view)]
    return ids[0] != ids[1] or view.screen is not before.screen


def list_changed(before: WorkspaceView, view: WorkspaceView) -> bool:
    """The cards, or what stands for them, are others now."""
    return (
        view.actions is not before.actions
        or view.screen is not before.screen
        or view.top != before.top
        or (view.trouble, view.list_note) != (before.trouble, before.list_note)
        or (not view.actions and len(view.held) != len(before.held))
    )


def after_words(view: WorkspaceView, action: ActionView) -> str:
    """For a follow-up: the answer of this call that it continues."""
    if not action.ranked.follow_up_of:
        return ""
    for answer in view.answered:
        if answer.entry_id == action.ranked.follow_up_of:
            text = translate("ActionColumn", "After {answer}, {time}")
            word = sentiment_word(answer.sentiment)
            return text.format(answer=word, time=clock_time(answer.at))
    return ""


def idle_words(view: WorkspaceView) -> tuple[str, str]:
    """The response slot while nothing can be taken back: the text, and a hint."""
    contact = view.contact
    if contact is None:
        return translate("ActionColumn", "Nothing to undo"), ""
    if contact.state is ContactState.PREPARING:
        text = translate("ActionColumn", "No call yet")
        return text, translate("ActionColumn", "Responses open on connect")
    if view.screen is Screen.LOADING:
        return translate("ActionColumn", "Responses open with the first suggestion"), ""
    if view.answered:
        return translate("ActionColumn", "Nothing to undo"), ""
    text = translate("ActionColumn", "No response on this call yet")
    return text, translate("ActionColumn", "Each one can be undone")
