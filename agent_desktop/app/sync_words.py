"""The sync centre's words: pure, from what is known to what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from agent_desktop.app.ports import SyncState, UnsettledEntry
from agent_desktop.app.refusal_words import kind_words, reason_words
from agent_desktop.app.status import describe
from agent_desktop.app.sync_views import DeviceLine, EntryLine, FigureView, SyncCentreView
from agent_desktop.app.trouble_words import trouble_words
from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, Words
from agent_desktop.protocol.messages import DesktopPolicy

_COLLEAGUES: Final = QT_TRANSLATE_N_NOOP(
    "SyncCentre", "%n response(s) of colleagues wait at this desk. They leave by themselves."
)
_AWAY: Final = QT_TRANSLATE_N_NOOP(
    "SyncCentre", "%n of these colleagues must sign in here again first."
)
_REPAIRED: Final = QT_TRANSLATE_N_NOOP(
    "SyncCentre", "%n customer(s) were fetched again because they differed from the hub."
)
_TRIED: Final = QT_TRANSLATE_N_NOOP("SyncCentre", "Tried %n time(s)")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre is made of."""

    sync: SyncState
    entries: tuple[UnsettledEntry, ...] = ()
    names: Mapping[str, str] = {}
    policy: DesktopPolicy | None = None
    subject: str = ""
    now: int = 0


def centre(known: Known, title: Callable[[str], str], words: Words) -> SyncCentreView:
    """`title` of an action by its id."""
    refused = tuple(e for e in known.entries if e.state == "quarantined")
    # The count is quicker than the list: what it says has left is not listed any more.
    some = known.sync.waiting > 0
    waiting = tuple(e for e in known.entries if some and e.state != "quarantined")

    def line(entry: UnsettledEntry, state: str) -> EntryLine:
        return _line(entry, known, title, state, words)

    return SyncCentreView(
        status=describe(known.sync, words),
        figures=_figures(known, waiting, words),
        refused=tuple(line(e, _refusal(e, words)) for e in refused),
        waiting=tuple(
            line(e, _next(e, known, words, first=place == 0)) for place, e in enumerate(waiting)
        ),
        more=max(0, known.sync.waiting - len(waiting)),
        device=_device(known, words),
    )


def _line(
    entry: UnsettledEntry, known: Known, title: Callable[[str], str], state: str, words: Words
) -> EntryLine:
    mine = entry.by == known.subject
    return EntryLine(
        id=entry.id,
        kind=kind_words(entry.kind.value, words),
        sentiment=entry.sentiment,
        title=title(entry.action_id) if entry.action_id else "",
        # A colleague's customers are the colleague's business.
        customer=known.names.get(entry.customer_id, "") if mine else "",
        since=entry.made_at,
        state=state,
        refused=entry.state == "quarantined",
        attempts=entry.attempts,
        code=entry.code,
    )


def _refusal(entry: UnsettledEntry, words: Words) -> str:
    return reason_words(entry.code, entry.message, words)


def _next(entry: UnsettledEntry, known: Known, words: Words, *, first: bool) -> str:
    translate, sync = words.translate, known.sync
    tried = words.counted("SyncCentre", _TRIED, entry.attempts) if entry.attempts > 1 else ""
    said = (
        (
            entry.by != known.subject,
            translate("SyncCentre", "A colleague's: leaves in its own order"),
        ),
        (not sync.signed_in, translate("SyncCentre", "Leaves when you have signed in again")),
        (not first, translate("SyncCentre", "After the one above")),
        (sync.blocked, translate("SyncCentre", "Held up: see 'This device'")),
        (not sync.online, translate("SyncCentre", "Leaves when the hub is back")),
        (bool(tried), tried),
    )
    return next((words for true, words in said if true), translate("SyncCentre", "Leaves now"))


def _figures(
    known: Known, waiting: tuple[UnsettledEntry, ...], words: Words
) -> tuple[FigureView, ...]:
    translate, sync = words.translate, known.sync
    oldest = translate("SyncCentre", "everything has left")
    if sync.waiting and not waiting:
        oldest = translate("SyncCentre", "they leave by themselves")
    if waiting:
        since = min(entry.made_at for entry in waiting)
        oldest = translate("SyncCentre", "oldest from {time}").format(time=words.moment(since))
    contact, never = sync.last_contact_at, translate("SyncCentre", "not yet")
    compared = translate("SyncCentre", "no differences since the start")
    if sync.repaired:
        compared = words.counted("SyncCentre", _AGAIN, sync.repaired)
    return (
        FigureView(
            icon="cloud-up",
            value=words.number(sync.waiting),
            label=translate("SyncCentre", "waiting"),
            detail=oldest,
        ),
        FigureView(
            icon="warn" if sync.refused else "check",
            value=words.number(sync.refused),
            label=translate("SyncCentre", "not taken"),
            detail=(
                translate("SyncCentre", "your supervisor or IT settles it")
                if sync.refused
                else translate("SyncCentre", "nothing was refused")
            ),
            tone="warn" if sync.refused else "positive",
        ),
        FigureView(
            icon="cloud" if sync.online else "cloud-off",
            value=words.time(contact) if contact is not None else "–",
            label=translate("SyncCentre", "last contact"),
            detail=(
                translate("SyncCentre", "the line is up")
                if sync.online
                else translate("SyncCentre", "the line is down")
                if contact is not None
                else never
            ),
        ),
        FigureView(
            icon="shield",
            value=words.time(sync.compared_at) if sync.compared_at is not None else "–",
            label=translate("SyncCentre", "compared"),
            detail=compared if sync.compared_at is not None or sync.repaired else never,
        ),
    )


_AGAIN: Final = QT_TRANSLATE_N_NOOP("SyncCentre", "%n customer(s) fetched again")


def _device(known: Known, words: Words) -> tuple[DeviceLine, ...]:
    translate, sync, policy = words.translate, known.sync, known.policy
    lines = []
    if sync.not_saved:
        lines.append(DeviceLine(icon="warn", text=sync.not_saved, warn=True))
    if sync.trouble:
        lines.append(
            DeviceLine(
                icon="cloud-off",
                text=_sentence(trouble_words(sync.trouble, words)),
                warn=sync.blocked,
            )
        )
    if sync.colleagues:
        text = words.counted("SyncCentre", _COLLEAGUES, sync.colleagues)
        lines.append(DeviceLine(icon="users", text=text))
    if sync.colleagues_signed_out:
        text = words.counted("SyncCentre", _AWAY, sync.colleagues_signed_out)
        lines.append(DeviceLine(icon="lock", text=text))
    if sync.repaired:
        text = words.counted("SyncCentre", _REPAIRED, sync.repaired)
        lines.append(DeviceLine(icon="sync", text=text))
    online_only = policy is not None and policy.online_only
    if online_only:
        text = translate(
            "SyncCentre",
            "Nothing but what you recorded is kept here: without the hub nobody can be looked up.",
        )
        lines.append(DeviceLine(icon="info", text=text))
    elif sync.indexed:
        text = translate("SyncCentre", "Search finds everybody who is kept on this device.")
        lines.append(DeviceLine(icon="search", text=text))
    else:
        lines.append(DeviceLine(icon="search", text=still_indexing(words)))
    if policy is not None and not online_only:
        text = translate("SyncCentre", "Kept here: up to {customers} customers, {days} days each.")
        kept = text.format(customers=words.number(policy.customers), days=words.number(policy.days))
        lines.append(DeviceLine(icon="shield", text=kept))
    return tuple(lines)


def still_indexing(words: Words) -> str:
    """What a search says of itself until all is indexed."""
    return words.translate(
        "SyncCentre", "Search is still indexing: older customers may be missing."
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
