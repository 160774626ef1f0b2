from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.identifiers import (
    lei_check_digits,
    parse_jurisdiction_code,
    parse_lei,
    parse_ror,
    ror_check_digits,
)

# Published identifiers: two from documentation of MOD 97-10 and the LEI, two institutes in ROR.
LEIS = ["969500KSV493XWY0PS33", "7H6GLXDRUGQFU57RNE97", "5493001KJTIIGC8Y1R12"]
RORS = ["05hppb561", "02mhbdp94", "05dxps055"]
LEI_BODIES = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=18, max_size=18)
ROR_BODIES = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=6, max_size=6).map("0{}".format)


@pytest.mark.parametrize("value", LEIS)
def test_published_lei(value: str) -> None:
    assert parse_lei(value) == value


@pytest.mark.parametrize("value", RORS)
def test_published_ror(value: str) -> None:
    assert parse_ror(value) == value


def test_lei_is_read_as_people_write_it() -> None:
    assert parse_lei(" 9695 00ks v493 xwy0 ps33 ") == LEIS[0]


@pytest.mark.parametrize(
    "prefix", ["https://ror.org/", "http://ror.org/", "ror.org/", "HTTPS://ROR.ORG/"]
)
def test_ror_is_read_from_its_address(prefix: str) -> None:
    assert parse_ror(f"{prefix}05HPPB561") == "05hppb561"


@given(LEI_BODIES)
def test_lei_with_computed_digits_is_read(body: str) -> None:
    value = body + lei_check_digits(body)
    assert parse_lei(value) == value


@given(LEI_BODIES, st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_wrong_character_of_an_lei_is_found(body: str, at: int, wrong: str) -> None:
    assume(body[at] != wrong)
    # A digit written for a letter shifts the rest; MOD 97-10 promises only like for like.
    assume(body[at].isdigit() == wrong.isdigit())
    with pytest.raises(InvalidInput) as caught:
        parse_lei(body[:at] + wrong + body[at + 1 :] + lei_check_digits(body))
    assert caught.value.message.id == "lei-check-digits"


@given(ROR_BODIES, st.integers(1, 6), st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz"))
def test_one_wrong_character_of_a_ror_is_found(body: str, at: int, wrong: str) -> None:
    assume(body[at] != wrong)
    with pytest.raises(InvalidInput) as caught:
        parse_ror(body[:at] + wrong + body[at + 1 :] + ror_check_digits(body))
    assert caught.value.message.id == "ror-check-digits"


@pytest.mark.parametrize("value", ["", "969500KSV493XWY0PS3", "969500KSV493XWY0PSX3", "é" * 20])
def test_malformed_lei(value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_lei(value)
    assert caught.value.message.id == "lei-malformed"
    assert caught.value.message.params == {"value": value}


@pytest.mark.parametrize("value", ["", "5hppb561", "15hppb561", "05hppi561", "05hppb56١"])
def test_malformed_ror(value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_ror(value)
    assert caught.value.message.id == "ror-malformed"


@pytest.mark.parametrize(
    ("text", "code"), [("KE", "KE"), (" us-co ", "US-CO"), ("EU", "EU"), ("oecd", "OECD")]
)
def test_jurisdiction_code(text: str, code: str) -> None:
    assert parse_jurisdiction_code(text) == code


@pytest.mark.parametrize("text", ["", "K", "Kenya Republic", "US-", "US-COLO", "1A", "ÉU"])
def test_malformed_jurisdiction_code(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_jurisdiction_code(text)
    assert caught.value.message.id == "jurisdiction-code-malformed"
