"""The part of reading numbers that needs `phonenumbers`; see `numbers`."""

from __future__ import annotations

import phonenumbers

from agent_desktop.domain.card_numbers import is_issued, luhn
from agent_desktop.domain.number_values import SUFFIX_DIGITS, Number


def read(text: str, region: str | None, digits: str) -> Number:
    """Reads plain text that has digits in it."""
    found = _read(text, region)
    if _is_card_number(text, digits, found):
        return Number(problem="card_number")
    if found is None:
        if len(digits) < SUFFIX_DIGITS:
            problem = "too_short"
        else:
            problem = "not_a_number" if region or len(digits) > 15 else "needs_country"
        return Number(problem=problem, digits=digits, display=_shown(text))
    return _number(found, text, digits)


def spaced(characters: list[str], region: str) -> str:
    """Digits with the spaces that their country puts between them, as far as they go."""
    formatter = phonenumbers.AsYouTypeFormatter(region)
    shown = ""
    for character in characters:
        shown = formatter.input_digit(character)
    return shown


def _is_card_number(text: str, digits: str, phone: phonenumbers.PhoneNumber | None) -> bool:
    # A tenth of all long phone numbers pass the check digit: a plausible phone number stays one.
    if not luhn(digits):
        return False
    if phone is None or not phonenumbers.is_possible_number(phone):
        return True
    if text.startswith(("+", "00")):
        return False
    return not phonenumbers.is_valid_number(phone) or is_issued(digits)


def _shown(text: str) -> str:
    return text[:40]


def _read(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    candidates = [(text, region)]
    if text.startswith("00"):
        # The prefix of most of the world, also where the site's own is another one.
        candidates.insert(0, ("+" + text[2:].lstrip(" -./("), None))
    elif region and text[:1].isdigit() and text.startswith(_country(region)):
        # Telephone systems leave the plus out. Where national numbers begin with a 0, one that
        # begins with the country's own code is most likely international.
        candidates.insert(0, ("+" + text, None))
    if region is None and not text.startswith("+"):
        candidates.append(("+" + text, None))
    for candidate, where in candidates:
        try:
            found = phonenumbers.parse(candidate, where)
        except phonenumbers.NumberParseException:
            continue
        guessed = candidate is not text
        if not guessed or phonenumbers.is_valid_number(found):
            return found
        if text.startswith("00") and phonenumbers.is_possible_number(found):
            return found
    return None


def _country(region: str) -> str:
    """The country's code where numbers are dialled with a 0 in front, else what matches nothing."""
    if phonenumbers.ndd_prefix_for_region(region, True) != "0":
        return "none"
    return str(phonenumbers.country_code_for_region(region))


def _number(found: phonenumbers.PhoneNumber, text: str, digits: str) -> Number:
    reason = phonenumbers.is_possible_number_with_reason(found)
    problem = {
        phonenumbers.ValidationResult.TOO_SHORT: "too_short",
        phonenumbers.ValidationResult.TOO_LONG: "too_long",
        phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "local_only",
        phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "not_a_number",
        phonenumbers.ValidationResult.INVALID_LENGTH: "too_short",
    }.get(reason, "")
    if problem:
        return Number(problem=problem, digits=digits, display=_shown(text))
    valid = phonenumbers.is_valid_number(found)
    return Number(
        e164=phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164),
        extension=found.extension or "",
        valid=valid,
        region=_region(found),
        kind=_kind(found) if valid else "unknown",
        display=phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
        digits=digits,
    )


def _region(found: phonenumbers.PhoneNumber) -> str:
    code = phonenumbers.region_code_for_number(found)
    if code is None:
        code = phonenumbers.region_code_for_country_code(found.country_code or 0)
    return code if code and code.isalpha() and code != "ZZ" else ""


def _kind(found: phonenumbers.PhoneNumber) -> str:
    kinds = phonenumbers.PhoneNumberType
    return {
        kinds.MOBILE: "mobile",
        kinds.FIXED_LINE: "landline",
        kinds.FIXED_LINE_OR_MOBILE: "unknown",
        kinds.TOLL_FREE: "toll_free",
        kinds.PREMIUM_RATE: "premium",
        kinds.VOIP: "voip",
        kinds.UNKNOWN: "unknown",
    }.get(phonenumbers.number_type(found), "other")
