"""Numbers find people by tier, journeys come by page, searches find what was typed."""

from __future__ import annotations

import random

import pytest

from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import FIRST_PAGE, CacheReader
from agent_desktop.protocol.messages import MatchTier, Transaction
from tests.support.journeys import NOW, change, customer, event, linked, pulled


@pytest.fixture
def people(pulled_file: PulledFile) -> None:
    pulled_file.apply(
        pulled(
            Transaction(
                position=1,
                customers=(
                    change(
                        customer(
                            "ann",
                            linked("phone", "+442079460018"),
                            linked("email", "ann@example.com"),
                            name="Ann Müller-Example",
                        )
                    ),
                    change(
                        customer(
                            "bob",
                            linked("phone", "+442079460018", trusted=False),
                            linked("phone", "+442079460099"),
                            linked("loyalty", "LX-77_1"),
                            name="Bob O'Example",
                            last_event_at=NOW + 5,
                        )
                    ),
                    change(
                        customer("rio", linked("phone", "+5511987654321"), name="Rio 100% Silva")
                    ),
                ),
            )
        ),
        NOW,
    )


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("number", "tier", "found"),
    [
        ("+44 20 7946 0018", MatchTier.EXACT, ["ann", "bob"]),
        ("0044 (20) 7946-0099", MatchTier.EXACT, ["bob"]),
        ("020 7946 0018", MatchTier.REGION, ["ann", "bob"]),
        ("+551187654321", MatchTier.VARIANT, ["rio"]),
        ("+33 7 946 0099", MatchTier.SUFFIX, ["bob"]),
        ("9460099", MatchTier.SUFFIX, ["bob"]),
        ("+442079460019", None, []),
        ("460099", None, []),
        ("anonymous", None, []),
        ("", None, []),
        ("4111 1111 1111 1111", None, []),
        ("'; DROP TABLE customers; --", None, []),
    ],
)
def test_a_number_finds_people_by_the_best_tier(
    reader: CacheReader, number: str, tier: MatchTier | None, found: list[str]
) -> None:
    matches = reader.match(number, "GB")
    assert [match.customer.id for match in matches] == found
    assert {match.tier for match in matches} == ({tier} if tier else set())


@pytest.mark.usefixtures("people")
def test_a_claim_of_a_web_page_is_worth_less(reader: CacheReader) -> None:
    matches = reader.match("+442079460018", "GB")
    assert [(match.customer.id, match.trusted) for match in matches] == [
        ("ann", True),
        ("bob", False),
    ]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ann", ["ann"]),
        ("MULLER ann", ["ann"]),
        ("exam", ["ann", "bob"]),
        ("ann@ex", ["ann"]),
        ("ANN@EXAMPLE.COM", ["ann"]),
        ("LX-77_1", ["bob"]),
        ("7946 0018", ["bob", "ann"]),
        ("100%", ["rio"]),
        ("%", ["rio"]),
        ("_", []),
        ("   ", []),
        ("nobody", []),
    ],
)
def test_a_search_finds_what_was_typed(reader: CacheReader, text: str, found: list[str]) -> None:
    assert sorted(one.id for one in reader.search(text, 10)) == sorted(found)


@pytest.mark.usefixtures("people")
def test_a_search_keeps_to_its_limit(reader: CacheReader) -> None:
    assert len(reader.search("+", 1)) <= 1
    assert len(reader.search("a", 1)) == 1


def test_pages_make_up_the_journey(pulled_file: PulledFile, reader: CacheReader) -> None:
    dice = random.Random(7)
    # Many events share a millisecond: the id decides among those, and no page may skip one.
    events = [event("c1", dice.randrange(40), f"{n:03d}") for n in range(300)]
    dice.shuffle(events)
    pulled_file.apply(
        pulled(Transaction(position=1, customers=(change(customer()),), events=tuple(events))), NOW
    )
    expected = sorted(events, key=lambda one: (-one.at, one.id))
    found = reader.customer("c1")
    assert found is not None
    assert len(found.events) == FIRST_PAGE
    seen, older = list(found.events), found.older
    while older is not None:
        page, older = reader.page("c1", older, 37)
        seen += page
    assert seen == expected
    exactly, older = reader.page("c1", None, 300)
    assert (len(exactly), older) == (300, None)


def test_nobody(reader: CacheReader) -> None:
    assert reader.customer("nobody") is None
    assert reader.page("nobody", None, 5) == ((), None)
    assert reader.recent(5) == ()
