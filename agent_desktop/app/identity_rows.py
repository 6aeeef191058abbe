"""One row of 'linked identities': what it is, which one, and why it is linked."""

from __future__ import annotations

from typing import Final

from agent_desktop.app import evidence
from agent_desktop.app.playbook import Playbook
from agent_desktop.app.views import IdentityView
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.domain import numbers
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import IdentityKind, LinkedIdentity
from agent_desktop.domain.masking import HIDDEN

_ICONS: Final = {
    "phone": "phone",
    "email": "mail",
    "user_id": "id",
    "device": "mobile",
    "loyalty": "loyalty",
    "anonymous_id": "cookie",
}
"""In the order of the window."""
_PLACE: Final = {namespace: place for place, namespace in enumerate(_ICONS)}

_KINDS: Final = {
    "browser": QT_TRANSLATE_NOOP("Identity", "Browser"),
    "app": QT_TRANSLATE_NOOP("Identity", "App"),
    "device": QT_TRANSLATE_NOOP("Identity", "App device"),
    "loyalty": QT_TRANSLATE_NOOP("Identity", "Loyalty card"),
}
_SHOWN_END: Final = 4


def identity_rows(
    identities: tuple[LinkedIdentity, ...], playbook: Playbook | None, words: Words
) -> tuple[IdentityView, ...]:
    """Contact points first, what only a machine knows last. Values may be masked already."""
    ordered = sorted(
        identities, key=lambda linked: _PLACE.get(linked.identity.namespace, len(_PLACE))
    )
    return tuple(_row(linked, playbook, words) for linked in ordered)


def _row(linked: LinkedIdentity, playbook: Playbook | None, words: Words) -> IdentityView:
    namespace, value = linked.identity.namespace, linked.identity.value
    kind = _kind(linked, playbook)
    person = linked.kind is IdentityKind.PERSON or namespace == "user_id"
    if kind:
        value = _short(words.translate("Identity", _KINDS[kind]), value)
    elif namespace == "phone" and value.startswith("+"):
        value = numbers.display(value)
    return IdentityView(
        icon="mobile" if kind == "app" else _ICONS.get(namespace, "link"),
        value=value,
        evidence=(
            words.translate("Identity", "Customer number")
            if person
            else evidence.words_for(linked, words)
        ),
        likely=not person and evidence.likely(linked),
        shared_by=linked.shared_by,
    )


def _kind(linked: LinkedIdentity, playbook: Playbook | None) -> str:
    """Key of `_KINDS` for an identity whose value says nothing to people; empty for others."""
    namespace = linked.identity.namespace
    if namespace != "anonymous_id":
        return namespace if namespace in _KINDS else ""
    found = evidence.best(linked)
    if playbook is not None and found is not None:
        touchpoint = playbook.touchpoint(found.touchpoint)
        if touchpoint is not None and touchpoint.channel is Channel.MOBILE:
            return "app"
    return "browser"


def _short(kind: str, value: str) -> str:
    """'Browser ···· 91ab'; only 'Browser' where the value is hidden altogether."""
    if value == HIDDEN:
        return kind
    end = value[-_SHOWN_END:] if len(value) >= 2 * _SHOWN_END else value
    return f"{kind} {HIDDEN} {end}"
