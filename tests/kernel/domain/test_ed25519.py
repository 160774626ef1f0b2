"""RFC 8032, section 7.1, test 2."""

from __future__ import annotations

from comity.kernel.domain.ed25519 import is_signed, key_id, public_key_of, sign

SECRET = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_vector_of_the_rfc() -> None:
    assert public_key_of(SECRET) == PUBLIC
    assert sign(b"\x72", SECRET) == SIGNATURE
    assert is_signed(b"\x72", SIGNATURE, PUBLIC)


def test_other_bytes_another_key_and_no_key_are_not_signed() -> None:
    assert not is_signed(b"\x73", SIGNATURE, PUBLIC)
    assert not is_signed(b"\x72", SIGNATURE[:-1], PUBLIC)
    assert not is_signed(b"\x72", SIGNATURE, public_key_of(bytes(32)))
    assert not is_signed(b"\x72", SIGNATURE, b"short")


def test_a_key_goes_by_the_digest_of_its_bytes() -> None:
    assert key_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
