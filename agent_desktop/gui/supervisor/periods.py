"""The periods that the table can be limited to."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDateTime

from agent_desktop.gui.timeline.wording import day_name

translate = QCoreApplication.translate


class Period(StrEnum):
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def day_start(now: int, days_ago: int = 0) -> int:
    """Of today, or so many days ago; milliseconds."""
    date = QDateTime.fromMSecsSinceEpoch(now).date().addDays(-days_ago)
    return date.startOfDay().toMSecsSinceEpoch()


def bounds(period: Period, now: int) -> tuple[int | None, int | None]:
    """(since, until) in milliseconds, until not included; None is open."""
    if period is Period.ALL:
        return None, None
    if period is Period.YESTERDAY:
        return day_start(now, 1), day_start(now)
    ago = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}[period]
    return day_start(now, ago), None


def name(period: Period, now: int) -> str:
    """'Today, Fri 20 Nov', 'Last 7 days'."""
    names = {
        Period.WEEK: translate("Supervisor", "Last 7 days"),
        Period.MONTH: translate("Supervisor", "Last 30 days"),
        Period.ALL: translate("Supervisor", "All days"),
    }
    if period in names:
        return names[period]
    return day_name(day_start(now, 1 if period is Period.YESTERDAY else 0), now)
