"""Where each pane of the agent window is: the whole window, or the dock."""

from __future__ import annotations

from typing import NamedTuple

from agent_desktop.gui.actions.why import WIDTH as WHY
from agent_desktop.gui.agent import (
    caller_header,
    dock_tabs,
    facts,
    facts_bar,
    signal_strip,
    status_bar,
    top_bar,
)
from agent_desktop.gui.agent.dock_tabs import DockPage
from agent_desktop.gui.theme import look

ACTIONS = 440
DOCK = 420
DOCK_BELOW = 900
RAIL_BELOW = 1200
DOCK_AT_SCALE = 1.5


class Room(NamedTuple):
    """A box in logical coordinates; `w` 0 means that the pane is not shown."""

    x: int = 0
    y: int = 0
    w: int = 0
    h: int = 0


class Wanted(NamedTuple):
    """What decides where things are."""

    width: int
    height: int
    docked: bool
    why: bool
    rail: bool
    number: int
    """Height of the number pane, 0 when it is closed."""
    page: DockPage
    middle: bool
    """The middle shows something else than the journey, and the dock's first tab shows it too."""
    stranger: int
    """Height of the finder above the cards in the dock, 0 for none."""


def must_dock(width: int) -> bool:
    """Too narrow for three columns, or text too large."""
    return width < look().px(DOCK_BELOW) or (
        look().scale >= DOCK_AT_SCALE and width < look().px(1080)
    )


def rooms(wanted: Wanted) -> dict[str, Room]:
    return _dock(wanted) if wanted.docked else _full(wanted)


def sync_room(places: dict[str, Room], width: int) -> dict[str, Room]:
    """Sync and problems takes all between the bar on top and the line below."""
    top, status = places["top"], places["status"]
    begin = top.y + top.h
    return {"top": top, "status": status, "sync": Room(0, begin, width, status.y - begin)}


def _full(wanted: Wanted) -> dict[str, Room]:
    px, width = look().px, wanted.width
    top, head = px(top_bar.HEIGHT), px(caller_header.HEIGHT)
    strip, status = px(signal_strip.HEIGHT), px(status_bar.HEIGHT)
    begin = top + head + strip
    tall = wanted.height - begin - status
    side = px(facts.RAIL if wanted.rail else facts.WIDTH)
    actions = px(ACTIONS)
    why = px(WHY) if wanted.why else 0
    number = 0 if wanted.rail else wanted.number
    middle = width - side - why - actions
    return {
        "top": Room(0, 0, width, top),
        "header": Room(0, top, width, head),
        "signal": Room(0, top + head, width, strip),
        "number": Room(0, begin, side, number),
        "facts": Room(0, begin + number, side, tall - number),
        "middle": Room(side, begin, middle, tall),
        "why": Room(side + middle, begin, why, tall),
        "actions": Room(width - actions, begin, actions, tall),
        "status": Room(0, wanted.height - status, width, status),
    }


def _dock(wanted: Wanted) -> dict[str, Room]:
    px, width = look().px, wanted.width
    top, status = px(top_bar.DOCK_HEIGHT), px(status_bar.HEIGHT)
    y = top
    places = {"top": Room(0, 0, width, top)}
    if wanted.number:
        places["number"] = Room(0, y, width, wanted.number)
        y += wanted.number
    for name, tall in (
        ("header", px(caller_header.HEIGHT)),
        ("bar", px(facts_bar.HEIGHT)),
        ("signal", px(signal_strip.DOCK_HEIGHT)),
        ("tabs", px(dock_tabs.HEIGHT)),
    ):
        places[name] = Room(0, y, width, tall)
        y += tall
    tall = wanted.height - y - status
    body = Room(0, y, width, tall)
    places["status"] = Room(0, wanted.height - status, width, status)
    if wanted.why:
        places["why"] = body
    elif wanted.page is DockPage.JOURNEY:
        places["middle"] = body
    elif wanted.page is DockPage.WHO:
        places["facts"] = body
    elif wanted.page is DockPage.NEXT and wanted.stranger:
        finder = min(wanted.stranger, tall)
        places["middle"] = Room(0, y, width, finder)
        places["actions"] = Room(0, y + finder, width, max(0, tall - finder))
    elif wanted.page is DockPage.NEXT and wanted.middle:
        places["middle"] = body
    else:
        places["actions"] = body
    return places
