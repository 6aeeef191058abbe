"""The numbers of the real journeys: drama numbers, many of them in no range that is in use."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from agent_desktop.domain import numbers

JOURNEYS = Path(__file__).parents[4] / "shared" / "data" / "loan_journeys" / "journeys.ndjson.gz"


@pytest.mark.skipif(not JOURNEYS.exists(), reason="the loan journeys are not on this machine")
def test_each_customer_s_number_is_found_as_it_is() -> None:
    found = set()
    with gzip.open(JOURNEYS, "rt") as lines:
        for line in lines:
            if '"identify"' in line:
                phone = json.loads(line)["traits"]["phone"]
                assert numbers.parse(phone).e164 == phone
                assert numbers.parse("0" + phone[3:], "GB").e164 == phone
                found.add(phone)
    assert len(found) > 10_000
