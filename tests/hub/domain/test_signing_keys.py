from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.domain.signed import (
    AUTHOR,
    DAY,
    FILES,
    NEXT,
    SERVER,
    STRANGER,
    TIME,
    author_key,
    key,
    listing,
    manifest,
    revoked,
    signature,
)

from comity.hub.domain.findings import Finding, overall
from comity.hub.domain.signing_keys import (
    ManifestSignature,
    SigningKey,
    choose_key,
    key_id,
    public_key_of,
    verify_manifest,
)
from comity.kernel.domain.errors import InvalidInput


def ids(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.verdict, finding.message.id) for finding in findings]


def verified(*signatures: ManifestSignature, keys: list[SigningKey]) -> list[tuple[str, str]]:
    return ids(verify_manifest(manifest(), signatures, keys))


def test_published_key() -> None:
    # RFC 8032, section 7.1, test 1.
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = public_key_of(secret)
    assert public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key_id(public) == "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9"


def test_signed_by_hub_and_author() -> None:
    found = verify_manifest(
        manifest(),
        [signature(manifest()), signature(manifest(), AUTHOR, "author")],
        [key(SERVER), author_key()],
        listing(),
    )
    assert ids(found) == [
        ("holds", "signature-holds"),
        ("holds", "signature-holds"),
        ("holds", "listing-holds"),
    ]
    assert overall(found) == "holds"


def test_no_signature_of_the_hub() -> None:
    assert verified(keys=[key(SERVER)]) == [("fails", "manifest-unsigned")]
    by_author = signature(manifest(), AUTHOR, "author")
    assert verified(by_author, keys=[author_key()]) == [
        ("fails", "manifest-unsigned"),
        ("holds", "signature-holds"),
    ]


def test_forged_with_a_strange_key() -> None:
    forged = signature(manifest(), STRANGER)
    assert verified(forged, keys=[key(SERVER)]) == [
        ("unknown", "signature-key-unknown"),
        ("fails", "manifest-unproven"),
    ]
    assert verified(forged, keys=[]) == [("unknown", "signature-key-unknown")]


def test_a_strange_key_in_the_name_of_a_trusted_one() -> None:
    forged = replace(signature(manifest(), STRANGER), key_id=key(SERVER).id)
    assert verified(forged, keys=[key(SERVER)]) == [("fails", "signature-wrong")]


@given(st.integers(0, 64 * 8 - 1))
def test_one_changed_bit_of_a_signature(bit: int) -> None:
    good = signature(manifest())
    flipped = bytearray(good.signature)
    flipped[bit // 8] ^= 1 << bit % 8
    bad = replace(good, signature=bytes(flipped))
    assert verified(bad, keys=[key(SERVER)]) == [("fails", "signature-wrong")]


@pytest.mark.parametrize("length", [0, 63, 65])
def test_a_signature_of_another_length(length: int) -> None:
    bad = replace(signature(manifest()), signature=b"x" * length)
    assert verified(bad, keys=[key(SERVER)]) == [("fails", "signature-wrong")]


def test_an_altered_manifest() -> None:
    altered = replace(manifest(), author="mallory")
    found = verify_manifest(altered, [signature(manifest())], [key(SERVER)])
    assert ids(found) == [("fails", "signature-wrong")]


def test_another_version() -> None:
    other = replace(manifest(), version=2)
    assert ids(verify_manifest(other, [signature(other)], [key(SERVER)])) == [
        ("fails", "manifest-version-unknown")
    ]


def test_roles_cannot_be_swapped() -> None:
    as_author = signature(manifest(), SERVER, "author")
    swapped = replace(as_author, role="server")
    assert verified(swapped, keys=[key(SERVER)]) == [("fails", "signature-wrong")]
    by_author_as_server = signature(manifest(), AUTHOR, "server")
    assert verified(by_author_as_server, keys=[author_key()]) == [("fails", "signature-of-another")]


def test_the_author_is_the_one_who_wrote() -> None:
    signatures = [signature(manifest()), signature(manifest(), AUTHOR, "author")]
    found = verify_manifest(manifest(), signatures, [key(SERVER), author_key("mallory")])
    assert ids(found)[1:] == [("fails", "signature-of-another")]


def test_a_signature_older_than_the_commit() -> None:
    early = signature(manifest(), at=TIME - DAY / 2)
    assert verified(early, keys=[key(SERVER)]) == [("fails", "signature-before-commit")]


def test_a_key_outside_its_time() -> None:
    later = signature(manifest(), at=TIME + 2 * DAY)
    ended = replace(key(SERVER), valid_until=TIME + 2 * DAY)
    assert verified(later, keys=[ended]) == [("fails", "signature-key-not-valid")]
    assert verified(signature(manifest()), keys=[ended]) == [("holds", "signature-holds")]
    not_yet = replace(key(SERVER), valid_from=TIME + DAY)
    assert verified(signature(manifest()), keys=[not_yet]) == [("fails", "signature-key-not-valid")]


def test_a_revoked_key() -> None:
    made = signature(manifest())
    assert verified(made, keys=[revoked(key(SERVER), TIME)]) == [("fails", "signature-key-revoked")]
    since = revoked(key(SERVER), TIME + DAY)
    assert verified(made, keys=[since]) == [("unknown", "signature-key-revoked-since")]
    again = signature(manifest(), NEXT, at=TIME + 2 * DAY)
    assert verified(made, again, keys=[since, key(NEXT)]) == [("holds", "signature-holds")]


@pytest.mark.parametrize("path", sorted(FILES))
def test_an_altered_listing(path: str) -> None:
    altered = [
        replace(file, size=file.size + 1) if file.path == path else file for file in listing()
    ]
    other_oid = [replace(file, git_oid="0" * 40) for file in listing()]
    shorter = [file for file in listing() if file.path != path]
    for wrong in (altered, other_oid, shorter):
        found = verify_manifest(manifest(), [signature(manifest())], [key(SERVER)], wrong)
        assert ids(found) == [("holds", "signature-holds"), ("fails", "listing-altered")]


def test_a_listing_that_leads_out() -> None:
    wrong = [replace(listing()[0], path="../../etc/passwd")]
    found = verify_manifest(manifest(), [signature(manifest())], [key(SERVER)], wrong)
    assert ids(found)[1:] == [("fails", "path-part-empty")]


def test_a_manifest_that_lies_about_its_changes() -> None:
    lying = replace(manifest(), changed=(replace(listing()[0], sha256="0" * 64),))
    found = verify_manifest(lying, [signature(lying)], [key(SERVER)], listing())
    assert ids(found)[1:] == [("fails", "manifest-contradictory")]


def test_the_key_to_sign_with() -> None:
    old = replace(key(SERVER), valid_until=TIME + DAY)
    new = replace(key(NEXT), valid_from=TIME)
    keys = [old, new, author_key()]
    assert choose_key(keys, "server", TIME - DAY / 2) == old
    assert choose_key(keys, "server", TIME) == new
    assert choose_key([old, revoked(new, TIME + DAY)], "server", TIME + 2 * DAY) is None
    assert choose_key([], "server", TIME) is None


def test_a_malformed_key() -> None:
    for wrong in ({"public_key": b"x"}, {"valid_until": TIME - 2 * DAY}):
        with pytest.raises(InvalidInput) as caught:
            replace(key(SERVER), **wrong)
        assert caught.value.message.id == "signing-key-malformed"


def test_what_findings_say_together() -> None:
    good, bad, open_ = (
        verify_manifest(manifest(), [each], keys)[0]
        for each, keys in (
            (signature(manifest()), [key(SERVER)]),
            (replace(signature(manifest()), signature=b""), [key(SERVER)]),
            (signature(manifest()), []),
        )
    )
    assert overall([]) == "unknown"
    assert overall([good]) == "holds"
    assert overall([good, open_]) == "unknown"
    assert overall([good, open_, bad]) == "fails"
