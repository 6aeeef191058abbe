"""Words that several panes share, and how dates and times are written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from agent_desktop.domain.responses import Sentiment

DAY_MS = 86_400_000
translate = QCoreApplication.translate


def counted(context: str, text: str, count: int) -> str:
    """A text with a number in it. Written as '%n call(s)': languages have their own plurals."""
    return _plural(translate(context, text, "", count), count)


def _plural(said: str, count: int) -> str:
    """The source's own '(s)', where no translation has taken its place."""
    return said.replace("(s)", "" if count == 1 else "s") if "(s)" in said else said


def sentiment_word(sentiment: Sentiment) -> str:
    if sentiment is Sentiment.POSITIVE:
        return translate("Words", "Positive")
    if sentiment is Sentiment.NEUTRAL:
        return translate("Words", "Neutral")
    return translate("Words", "Negative")


def _local(at: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(at)


def clock_time(at: int, *, seconds: bool = False) -> str:
    """14:32, in the workstation's time."""
    when = _local(at)
    digits = f"{when.time().hour():02}:{when.time().minute():02}"
    return f"{digits}:{when.time().second():02}" if seconds else digits


def day(at: int, now: int) -> str:
    """'3 Dec', with the year when it is not this one."""
    date = _local(at).date()
    locale = QLocale()
    month = locale.standaloneMonthName(date.month(), QLocale.FormatType.ShortFormat)
    shape = translate("Words", "{day} {month}", "A day of this year, such as 3 Dec")
    if date.year() != _local(now).date().year():
        shape = translate("Words", "{day} {month} {year}", "A day, such as 3 Dec 2024")
    return shape.format(day=date.day(), month=month.rstrip("."), year=date.year())


def moment(at: int, now: int) -> str:
    """The time for today, else the day."""
    same = _local(at).date() == _local(now).date()
    return clock_time(at) if same else day(at, now)


def coming(at: int, now: int) -> str:
    """The time for today; 'Tue 24 Nov' in the week to come, else the day."""
    if _local(at).date() == _local(now).date():
        return clock_time(at)
    if not 0 < at - now < 7 * DAY_MS:
        return day(at, now)
    weekday = QLocale().standaloneDayName(
        _local(at).date().dayOfWeek(), QLocale.FormatType.ShortFormat
    )
    shape = translate("Words", "{weekday} {day}", "A day of the coming week, such as Tue 24 Nov")
    return shape.format(weekday=weekday.rstrip("."), day=day(at, now))


def ago(at: int, now: int) -> str:
    """How long ago, in one unit."""
    minutes = max(0, now - at) // 60_000
    if minutes < 1:
        return translate("Words", "just now")
    if minutes < 60:
        return counted("Words", "%n min ago", minutes)
    if minutes < 24 * 60:
        return counted("Words", "%n h ago", minutes // 60)
    return counted("Words", "%n day(s) ago", minutes // (24 * 60))


def duration(milliseconds: int) -> str:
    """00:47, and 1:02:03 from an hour on."""
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def waited(seconds: int) -> str:
    """0:41."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"{minutes}:{rest:02}"


def isolate(text: str) -> str:
    """Keeps a piece of the other writing direction together within a sentence."""
    return f"\u2068{text}\u2069"


class QtWords:
    """`app.words.Words`: what the use cases say, in the window's language."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now

    def translate(self, context: str, text: str) -> str:
        return translate(context, text)

    def counted(self, context: str, text: str, count: int) -> str:
        said = translate(context, text, "", count)
        return _plural(said, count)

    def day(self, at: int) -> str:
        return day(at, self._now())

    def time(self, at: int) -> str:
        return clock_time(at)

    def moment(self, at: int) -> str:
        return coming(at, self._now())

    def number(self, value: float, decimals: int | None = None) -> str:
        if decimals is None:
            decimals = 0 if value == round(value) else 2
        return QLocale().toString(float(value), "f", decimals)
