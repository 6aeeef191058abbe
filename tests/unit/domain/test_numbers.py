from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain import numbers
from agent_desktop.domain.card_numbers import luhn
from agent_desktop.domain.contacts import Presentation
from agent_desktop.domain.number_variants import variants

LONDON = "+442079460018"


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("+442079460018", None),
        ("+44 (0)20 7946 0018", "DE"),
        ("020 7946 0018", "GB"),
        ("0044 20 7946 0018", "GB"),
        ("0044 20 7946 0018", "US"),
        ("442079460018", None),
        ("٠٢٠ ٧٩٤٦ ٠٠١٨", "GB"),
        ("۰۲۰۷۹۴۶۰۰۱۸", "GB"),
        ("０２０-７９４６-００１８", "GB"),
        ("＋442079460018", None),
        ("\u200f\u202b+44 20 7946 0018\u202c\u200e", "SA"),
        ("020\u200b7946\u20600018", "GB"),
        ("sip:+442079460018@pbx.example;user=phone", None),
        ("sip:02079460018@pbx.example", "GB"),
        ("tel:+44-20-7946-0018", None),
        (" Tel.: (020) 7946-0018 ", "GB"),
    ],
)
def test_one_number_however_it_is_written(typed: str, region: str | None) -> None:
    assert numbers.parse(typed, region).e164 == LONDON


def test_the_extension_is_kept_apart() -> None:
    for typed in ("Tel.: (020) 7946-0018 ext. 5", "tel:+44-20-7946-0018;ext=5"):
        found = numbers.parse(typed, "GB")
        assert (found.e164, found.extension) == (LONDON, "5")


def test_a_slash_is_how_germans_write_it() -> None:
    assert numbers.parse("030/123456", "DE").e164 == "+4930123456"


def test_what_is_known_about_a_number() -> None:
    found = numbers.parse(LONDON)
    assert (found.region, found.kind, found.valid) == ("GB", "landline", True)
    assert found.display == "+44 20 7946 0018"
    assert numbers.display(LONDON) == "+44 20 7946 0018"


def test_drama_numbers_are_possible_though_in_no_range() -> None:
    found = numbers.parse("01632 960000", "GB")
    assert found.e164 == "+441632960000"
    assert not found.valid


@pytest.mark.parametrize(
    ("raw", "presentation"),
    [
        ("anonymous", Presentation.WITHHELD),
        ("Anonymous", Presentation.WITHHELD),
        ("sip:anonymous@anonymous.invalid", Presentation.WITHHELD),
        ("Restricted", Presentation.WITHHELD),
        ("Private", Presentation.WITHHELD),
        ("unavailable", Presentation.UNAVAILABLE),
        ("<unknown>", Presentation.UNKNOWN),
        ("", Presentation.UNKNOWN),
        ("  \u200e ", Presentation.UNKNOWN),
        (None, Presentation.UNKNOWN),
    ],
)
def test_no_number_came(raw: str | None, presentation: Presentation) -> None:
    found = numbers.parse(raw, "GB")
    assert found.withheld
    assert found.presentation is presentation
    assert found.e164 is None
    assert found.problem == ""


@pytest.mark.parametrize(
    "card",
    ["4111 1111 1111 1111", "4111-1111-1111-1111", "+4111111111111111", "378282246310005",
     "5555555555554444", "6011111111111117", "٤١١١ ١١١١ ١١١١ ١١١١"],
)  # fmt: skip
@pytest.mark.parametrize("region", ["GB", "DE", None])
def test_of_a_card_number_nothing_is_kept(card: str, region: str | None) -> None:
    found = numbers.parse(card, region)
    assert found == numbers.Number(problem="card_number")


def test_a_phone_number_that_passes_the_check_digit_stays_one() -> None:
    # Thirteen digits, right by Luhn, and a German mobile number.
    assert luhn("4915228817388")
    assert numbers.parse("+4915228817388").e164 == "+4915228817388"
    assert numbers.parse("4915228817388", "DE").e164 == "+4915228817388"


@pytest.mark.parametrize(
    ("typed", "region", "problem"),
    [
        ("hello", "GB", "not_a_number"),
        ("12", "GB", "too_short"),
        ("1002", "GB", "local_only"),
        ("020 7946 0018", None, "needs_country"),
        ("9" * 300, "GB", "too_long"),
        ("+44 20 7946 0018 7777 12", "GB", "too_long"),
    ],
)
def test_why_it_is_no_number(typed: str, region: str | None, problem: str) -> None:
    found = numbers.parse(typed, region)
    assert found.e164 is None
    assert found.problem == problem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+5531988888888", "+553188888888"),
        ("+390612345678", "+39612345678"),
        ("+39030123456", "+3930123456"),
        ("+5215512345678", "+525512345678"),
        ("+5491123456789", "+541123456789"),
        ("+22901234567", "+2290101234567"),
    ],
)
def test_a_country_s_two_ways_to_write_it(one: str, other: str) -> None:
    assert variants(one) == (other,)
    assert variants(other) == (one,)


def test_most_numbers_have_one_way() -> None:
    assert variants(LONDON) == ()
    assert variants("+393201234567") == ()


@settings(max_examples=300)
@given(st.from_regex(r"\+(55|39|378|52|54|229|1|49)[0-9]{6,11}", fullmatch=True))
def test_variants_work_both_ways(number: str) -> None:
    for other in variants(number):
        assert other != number
        assert number in variants(other)


def test_the_last_seven_digits_or_nothing() -> None:
    assert numbers.suffix(LONDON) == "9460018"
    assert numbers.suffix("020 7946 0018") == "9460018"
    assert numbers.suffix("946001") == ""


def test_a_number_gets_its_spaces_while_it_is_typed() -> None:
    assert numbers.format_as_typed("02079460018", "GB") == "020 7946 0018"
    assert numbers.format_as_typed("+4420", "DE") == "+44 20"
    assert numbers.format_as_typed("Haddad", "DE") == "Haddad"
    assert numbers.format_as_typed("", "DE") == ""


@settings(max_examples=300)
@given(st.text(), st.sampled_from(["GB", "DE", "BR", None]))
def test_whatever_is_typed_it_never_raises(text: str, region: str | None) -> None:
    found = numbers.parse(text, region)
    if found.e164 is not None:
        assert numbers.parse(found.e164).e164 == found.e164


def test_phonenumbers_is_loaded_on_first_use_only() -> None:
    code = (
        "import sys; from agent_desktop.domain import numbers, identities, masking;"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
