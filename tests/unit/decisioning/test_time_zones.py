from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime

import pytest

from agent_desktop.decisioning.time_zones import _ZONES, offset_minutes, zone_of_region


@pytest.mark.parametrize("zone", sorted(name for name in _ZONES if "/" in name))
def test_they_agree_with_the_database_of_time_zones(zone: str) -> None:
    try:
        database = zoneinfo.ZoneInfo(zone)
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("this machine has no database of time zones, or an older one")
    for hour in range(0, 3 * 365 * 24, 7):
        moment = datetime.fromtimestamp(1_704_067_200 + hour * 3600, UTC)
        offset = database.utcoffset(moment.astimezone(database))
        assert offset is not None
        assert offset_minutes(zone, int(moment.timestamp() * 1000)) == offset.total_seconds() // 60


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("+05:30", 330), ("UTC-3", -180), ("GMT+1", 60), ("UTC", 0), (" Europe/London ", 0),
     ("Mars/Olympus", None), ("+99", None), ("", None), ("•••", None)],
)  # fmt: skip
def test_fixed_offsets_and_what_is_none(zone: str, minutes: int | None) -> None:
    assert offset_minutes(zone, 1_764_000_000_000) == minutes


def test_a_region_with_one_time_has_it() -> None:
    assert offset_minutes(zone_of_region("DE"), 1_764_000_000_000) == 60
    assert zone_of_region("US") == ""


def test_times_beyond_reason_do_no_harm() -> None:
    assert offset_minutes("Europe/Berlin", -(2**60)) == 60
    assert offset_minutes("Europe/Berlin", 2**60) == 60
