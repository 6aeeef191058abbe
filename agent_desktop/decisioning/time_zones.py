"""Offsets from UTC, worked out without files, so that hub and desktop agree on every machine.

Fixed offsets (`+05:30`, `UTC+2`), and the zones that share the rules of the European Union or of
the United States and Canada, as they have been since 2007. Any other name is not known here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_FIXED: Final = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?")
_EU: Final = {
    0: "Europe/London Europe/Dublin Europe/Lisbon Atlantic/Canary WET",
    60: "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich "
    "Europe/Brussels Europe/Amsterdam Europe/Luxembourg Europe/Copenhagen Europe/Oslo "
    "Europe/Stockholm Europe/Prague Europe/Warsaw Europe/Budapest Europe/Bratislava "
    "Europe/Ljubljana Europe/Zagreb Europe/Belgrade Europe/Malta CET",
    120: "Europe/Athens Europe/Helsinki Europe/Sofia Europe/Bucharest Europe/Tallinn Europe/Riga "
    "Europe/Vilnius Europe/Kyiv Asia/Nicosia EET",
}
_AMERICA: Final = {
    -300: "America/New_York America/Toronto America/Detroit EST5EDT",
    -360: "America/Chicago America/Winnipeg CST6CDT",
    -420: "America/Denver America/Edmonton MST7MDT",
    -480: "America/Los_Angeles America/Vancouver PST8PDT",
}
_STILL: Final = {
    0: "UTC GMT Z Etc/UTC Africa/Accra Atlantic/Reykjavik",
    60: "Africa/Lagos Africa/Algiers Africa/Tunis",
    120: "Africa/Johannesburg",
    180: "Europe/Istanbul Asia/Riyadh Asia/Kuwait Asia/Qatar Africa/Nairobi Europe/Moscow",
    240: "Asia/Dubai",
    330: "Asia/Kolkata Asia/Calcutta",
    420: "Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh",
    480: "Asia/Singapore Asia/Shanghai Asia/Hong_Kong Asia/Manila Australia/Perth",
    540: "Asia/Tokyo Asia/Seoul",
    -180: "America/Sao_Paulo America/Argentina/Buenos_Aires",
    -420: "America/Phoenix",
}
_ZONES: Final[dict[str, tuple[int, str]]] = {
    name: (offset, rule)
    for rule, zones in (("eu", _EU), ("america", _AMERICA), ("", _STILL))
    for offset, names in zones.items()
    for name in names.split()
}
_OF_REGION: Final = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "DE": "Europe/Berlin", "AT": "Europe/Vienna",
    "CH": "Europe/Zurich", "FR": "Europe/Paris", "NL": "Europe/Amsterdam", "BE": "Europe/Brussels",
    "LU": "Europe/Luxembourg", "IT": "Europe/Rome", "DK": "Europe/Copenhagen", "NO": "Europe/Oslo",
    "SE": "Europe/Stockholm", "PL": "Europe/Warsaw", "CZ": "Europe/Prague",
    "SK": "Europe/Bratislava", "HU": "Europe/Budapest", "SI": "Europe/Ljubljana",
    "HR": "Europe/Zagreb", "MT": "Europe/Malta",
    "GR": "Europe/Athens", "FI": "Europe/Helsinki", "BG": "Europe/Sofia", "RO": "Europe/Bucharest",
    "EE": "Europe/Tallinn", "LV": "Europe/Riga", "LT": "Europe/Vilnius", "TR": "Europe/Istanbul",
    "AE": "Asia/Dubai", "SA": "Asia/Riyadh", "KW": "Asia/Kuwait", "QA": "Asia/Qatar",
    "IN": "Asia/Kolkata", "JP": "Asia/Tokyo", "KR": "Asia/Seoul", "SG": "Asia/Singapore",
    "CN": "Asia/Shanghai", "ZA": "Africa/Johannesburg", "NG": "Africa/Lagos",
    "KE": "Africa/Nairobi",
}  # fmt: skip
"""Where a whole country has one time."""


def offset_minutes(zone: str, at: int) -> int | None:
    """East of UTC at that moment (ms since the epoch); None for a zone that is not known here."""
    zone = zone.strip()
    known = _ZONES.get(zone)
    if known is not None:
        offset, rule = known
        return offset + 60 * _is_summer(rule, offset, at)
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return None
    minutes = int(fixed[2]) * 60 + int(fixed[3] or 0)
    return None if minutes > 14 * 60 else minutes if fixed[1] == "+" else -minutes


def zone_of_region(region: str) -> str:
    """The time of a country (two letters) that has one; else empty."""
    return _OF_REGION.get(region, "")


def _is_summer(rule: str, offset: int, at: int) -> bool:
    if not rule or not 0 <= at < 4_102_444_800_000:
        return False
    moment = datetime.fromtimestamp(at // 1000, UTC)
    if rule == "eu":
        return _last_sunday(moment.year, 3, 1) <= moment < _last_sunday(moment.year, 10, 1)
    local = timedelta(minutes=offset)
    begins = _sunday(moment.year, 3, 2) + timedelta(hours=2) - local
    ends = _sunday(moment.year, 11, 1) + timedelta(hours=1) - local
    return begins <= moment < ends


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = datetime(year, month, 31, hour, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def _sunday(year: int, month: int, which: int) -> datetime:
    first = datetime(year, month, 1, tzinfo=UTC)
    return first + timedelta(days=(7 - first.isoweekday()) % 7 + 7 * (which - 1))
