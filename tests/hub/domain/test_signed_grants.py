"""What was handed out is known again, and nothing else is."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.signed_grants import (
    LONGEST,
    CasToken,
    Grant,
    GrantExpired,
    GrantNotValid,
    UploadAddress,
    XorbAddress,
    seal,
    unseal,
)
from comity.hub.formats.reconstruction import MOST_RANGES

KEY = b"k" * 32
WHO = {"user": "u" * 36, "token": "t" * 36, "repository": "r" * 36, "deed": "read"}
CAS = CasToken(**WHO, expires=1000)
XORB = XorbAddress(**WHO, expires=1000, xorb="1" * 64, content="2" * 64, ranges=((0, 9), (20, 29)))
UPLOAD = UploadAddress(**WHO, expires=1000, sha256="3" * 64, size=2**53, part=64)


@pytest.mark.parametrize("grant", [CAS, XORB, UPLOAD])
def test_a_grant_is_known_again(grant: Grant) -> None:
    assert unseal(KEY, type(grant), seal(KEY, grant), 999.9) == grant


@pytest.mark.parametrize("grant", [CAS, XORB, UPLOAD])
@pytest.mark.parametrize("kind", [CasToken, XorbAddress, UploadAddress])
def test_one_kind_is_never_taken_for_another(grant: Grant, kind: type[Grant]) -> None:
    if type(grant) is not kind:
        with pytest.raises(GrantNotValid):
            unseal(KEY, kind, seal(KEY, grant), 0)


def test_the_moment_of_expiry_is_too_late() -> None:
    with pytest.raises(GrantExpired):
        unseal(KEY, CasToken, seal(KEY, CAS), 1000)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(GrantNotValid):
        unseal(b"j" * 32, CasToken, seal(KEY, CAS), 0)


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_bit_can_be_changed(place: int, bit: int) -> None:
    body, _, mark = seal(KEY, CAS).partition(".")
    data = bytearray(urlsafe_b64decode(body + "=="))
    data[place % len(data)] ^= 1 << bit
    changed = urlsafe_b64encode(bytes(data)).decode().rstrip("=")
    with pytest.raises(GrantNotValid):
        unseal(KEY, CasToken, f"{changed}.{mark}", 0)


@given(st.text(max_size=200))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(GrantNotValid):
        unseal(KEY, CasToken, text, 0)


def test_one_that_expires_later_can_not_be_made_of_one_that_was_given() -> None:
    _, _, mark = seal(KEY, CAS).partition(".")
    later, _, _ = seal(KEY, msgspec.structs.replace(CAS, expires=10**10)).partition(".")
    with pytest.raises(GrantNotValid):
        unseal(KEY, CasToken, f"{later}.{mark}", 0)


def test_an_address_with_all_the_ranges_that_it_may_have_is_short_enough() -> None:
    far = 64 * 1024 * 1024
    ranges = tuple((far + 2 * place, far + 2 * place) for place in range(MOST_RANGES))
    text = seal(KEY, msgspec.structs.replace(XORB, ranges=ranges))
    assert len(text) < LONGEST
    assert unseal(KEY, XorbAddress, text, 0).ranges == ranges
