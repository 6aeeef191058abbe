"""How the journey says times, lengths and counts, in the user's language."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from agent_desktop.domain.channels import Channel
from agent_desktop.gui.timeline.entries import Entry, FactKind, Page
from agent_desktop.gui.timeline.journey import Day
from agent_desktop.gui.words import clock_time, counted

translate = QCoreApplication.translate

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


class Days:
    """Where days begin on this workstation's calendar. Remembers the day asked last."""

    def __init__(self) -> None:
        self._from = 0
        self._to = 0

    def __call__(self, at: int) -> int:
        """The start of the day of a time, milliseconds."""
        if not self._from <= at < self._to:
            self._from, self._to = _bounds(at)
        return self._from


def _bounds(at: int) -> tuple[int, int]:
    local = time.localtime(at / 1000)
    year, month, day = local.tm_year, local.tm_mon, local.tm_mday
    # mktime corrects the 32nd of a month, and knows the days of 23 and 25 hours.
    begins = time.mktime((year, month, day, 0, 0, 0, 0, 0, -1))
    ends = time.mktime((year, month, day + 1, 0, 0, 0, 0, 0, -1))
    return int(begins * 1000), int(ends * 1000)


def _date(at: int) -> QDate:
    local = time.localtime(at / 1000)
    return QDate(local.tm_year, local.tm_mon, local.tm_mday)


def short_date(at: int) -> str:
    """'20 Sep'."""
    return QLocale().toString(_date(at), translate("Journey", "d MMM", "a date without its year"))


def month_year(at: int) -> str:
    """'Feb 2025'."""
    return QLocale().toString(_date(at), translate("Journey", "MMM yyyy", "a month and its year"))


def moment(at: int, now: int) -> str:
    """'14:32', with the day when it is not today."""
    said = clock_time(at)
    return said if _date(at) == _date(now) else f"{short_date(at)} {said}"


def long_date(at: int) -> str:
    """'20 November'."""
    return QLocale().toString(_date(at), translate("Journey", "d MMMM", "a day, for listening"))


def number(value: int) -> str:
    """With the locale's separators: '1,234'."""
    return QLocale().toString(value)


def day_name(at: int, now: int) -> str:
    """'Today, Fri 20 Nov', with the year when it is another one."""
    date, today = _date(at), _date(now)
    if date.year() == today.year():
        pattern = translate("Journey", "ddd d MMM", "a day of this year")
    else:
        pattern = translate("Journey", "ddd d MMM yyyy", "a day of another year")
    said = QLocale().toString(date, pattern)
    ago = date.daysTo(today)
    if ago == 0:
        return translate("Journey", "Today, %1").replace("%1", said)
    if ago == 1:
        return translate("Journey", "Yesterday, %1").replace("%1", said)
    return said


def day_detail(day: Day) -> str:
    """'5 events · 3 channels'."""
    if not day.whole:
        events = counted("Journey", "latest %n event(s)", day.events)
    else:
        events = counted("Journey", "%n event(s)", day.events)
    if day.channels < 3:
        return events
    channels = counted("Journey", "%n channel(s)", day.channels)
    return f"{events} · {channels}"


def stopwatch(seconds: int) -> str:
    """'5:41', '1:02:09'."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def long_duration(seconds: int) -> str:
    """'12 min', '40 s', '1 h 5 min'."""
    if seconds < 60:
        return translate("Journey", "%1 s", "seconds").replace("%1", str(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Journey", "%1 min", "minutes").replace("%1", str(minutes))
    hours, minutes = divmod(minutes, 60)
    return (
        translate("Journey", "%1 h %2 min", "hours and minutes")
        .replace("%1", str(hours))
        .replace("%2", str(minutes))
    )


def spoken_duration(seconds: int) -> str:
    """'12 minutes', for a screen reader."""
    if seconds < 60:
        return counted("Journey", "%n second(s)", seconds)
    return counted("Journey", "%n minute(s)", round(seconds / 60))


def page_count(pages: int) -> str:
    return counted("Journey", "%n page(s)", pages)


def quoted(text: str) -> str:
    """In the quotation marks of the user's language."""
    return QLocale().quoteString(text)


def signed(number: float) -> str:
    """'−0.62', '+0.48': with a real minus sign, two places, the locale's decimal mark."""
    digits = QLocale().toString(abs(number), "f", 2)
    return f"{'−' if number < 0 else '+'}{digits}"


def sentiment_word(number: float) -> str:
    """A word beside the number, so that colour and side never stand alone."""
    if number <= -0.2:
        return translate("Journey", "Negative", "mood of a chat")
    if number >= 0.2:
        return translate("Journey", "Positive", "mood of a chat")
    return translate("Journey", "Neutral", "mood of a chat")


def channel_name(channel: Channel) -> str:
    names = {
        Channel.WEB: translate("Journey", "Web"),
        Channel.MOBILE: translate("Journey", "Mobile"),
        Channel.ASSISTED: translate("Journey", "Assisted"),
        Channel.SOCIAL: translate("Journey", "Social"),
        Channel.PHYSICAL: translate("Journey", "Physical"),
        Channel.OUTBOUND: translate("Journey", "Outbound"),
    }
    return names[channel]


def row_spoken(entry: Entry, *, evidence: bool, opened: bool) -> str:
    """'14:08, Web session, left Gold card application at step 3 of 5, 12 minutes, ...'."""
    parts = [clock_time(entry.at), entry.label, entry.title]
    for fact in entry.facts:
        if fact.kind is FactKind.SENTIMENT:
            parts.append(f"{sentiment_word(fact.number)} {signed(fact.number)}")
        elif fact.kind is FactKind.TEXT:
            parts.append(f"{fact.key} {fact.value}".strip())
    if entry.spoken:
        parts.append(entry.spoken)
    if entry.warning:
        parts.append(entry.warning)
    parts += [quoted(message) for message in entry.messages]
    if evidence:
        parts.append(translate("Journey", "evidence for signal"))
    if entry.folds:
        parts.append(
            translate("Journey", "expanded") if opened else translate("Journey", "collapsed")
        )
    return ", ".join(part for part in parts if part)


def page_spoken(page: Page) -> str:
    parts = [page.title]
    if page.seconds is not None:
        parts.append(spoken_duration(page.seconds))
    if page.warning:
        parts.append(page.warning)
    if page.leaving:
        parts.append(translate("Journey", "left here"))
    return ", ".join(parts)


def entry_text(entry: Entry, day: str) -> str:
    """The row as plain text, for the clipboard."""
    lines = [f"{day} {clock_time(entry.at)}  {entry.title}"]
    details = [entry.label]
    for fact in entry.facts:
        if fact.kind is FactKind.SENTIMENT:
            details.append(f"{sentiment_word(fact.number)} {signed(fact.number)}")
        else:
            details.append(f"{fact.key} {fact.value}".strip())
    if entry.warning:
        details.append(entry.warning)
    lines.append(" · ".join(part for part in details if part))
    for page in entry.pages:
        length = f"  {stopwatch(page.seconds)}" if page.seconds is not None else ""
        warning = f"  ({page.warning})" if page.warning else ""
        lines.append(f"  {page.title}{length}{warning}")
    lines += [f"  {quoted(message)}" for message in entry.messages]
    return "\n".join(lines)
