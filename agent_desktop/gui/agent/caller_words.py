"""What the caller header says."""

from __future__ import annotations

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.contacts import Contact, Direction
from agent_desktop.domain.numbers import display
from agent_desktop.gui.words import counted, translate, waited


def title(view: WorkspaceView) -> str:
    titles = {
        Screen.READY: translate("CallerHeader", "Ready for the next call"),
        Screen.CHOOSE: counted("CallerHeader", "%n people share this number", len(view.candidates)),
        Screen.UNKNOWN: translate("CallerHeader", "Unknown caller"),
        Screen.WITHHELD: translate("CallerHeader", "Number withheld"),
        Screen.SOMEONE_ELSE: translate("CallerHeader", "Someone else is on the line"),
    }
    if view.screen in titles:
        return titles[view.screen]
    if view.caller is not None and view.caller.name:
        return view.caller.name
    if view.screen is Screen.RINGING:
        return translate("CallerHeader", "Incoming call")
    if view.screen is Screen.LOADING:
        return translate("CallerHeader", "Looking for the caller")
    if view.screen is Screen.FAILED and view.caller is None:
        return translate("CallerHeader", "The caller did not load")
    return translate("CallerHeader", "Name not known")


def facts(view: WorkspaceView) -> tuple[str, ...]:
    contact, caller = view.contact, view.caller
    if view.screen is Screen.READY or (contact is None and caller is None):
        return (translate("CallerHeader", "The caller appears here by itself"),)
    if view.screen is Screen.RINGING:
        return (contact.queue,) if contact is not None and contact.queue else ()
    said: list[str] = []
    if caller is not None:
        said += [caller.number, *caller.facts] if caller.number else [*caller.facts]
    elif contact is not None and contact.number:
        said.append(display(contact.e164) if contact.e164 else contact.number)
    if view.screen is Screen.WITHHELD:
        said.append(translate("CallerHeader", "The caller hides the number"))
    if view.screen is Screen.SOMEONE_ELSE:
        said = [translate("CallerHeader", "Nothing of the customer is shown")]
    return tuple(filter(None, said))


def way(contact: Contact | None) -> str:
    """How it came, and how long it waited."""
    if contact is None:
        return ""
    parts = [
        translate("CallerHeader", "Inbound")
        if contact.direction is Direction.INBOUND
        else translate("CallerHeader", "Outbound")
    ]
    if contact.queue:
        parts.append(contact.queue)
    if contact.waited_s is not None:
        said = translate("CallerHeader", "waited {time}")
        parts.append(said.format(time=waited(contact.waited_s)))
    return " · ".join(parts)
