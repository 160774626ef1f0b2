from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.permissions import Grant
from comity.parties.domain.tokens import Secret, parse_scope, parse_scopes, usable

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_secret_shows_its_start_and_keeps_the_rest() -> None:
    secret = Secret.from_random("abcdefghijklmnop")
    assert secret.text == "comity_abcdefghijklmnop"
    assert secret.shown == "comity_abcdef"
    assert secret.digest == sha256(b"comity_abcdefghijklmnop").hexdigest()
    assert repr(secret) == "Secret('comity_abcdef'...)"


def test_scope_everywhere_and_on_one_object() -> None:
    assert parse_scope("read") == Grant(frozenset({"read"}), "*")
    assert parse_scope("write@repository:acme/model") == Grant(
        frozenset({"write"}), "repository:acme/model"
    )


@pytest.mark.parametrize("text", ["", "*", "Read", "read@", "read@thing", "read@thing:a b"])
def test_malformed_scope(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_scope(text)
    assert caught.value.message.params == {"value": text}


def test_a_token_needs_a_scope() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_scopes([])
    assert caught.value.message.id == "token-scope-missing"


def test_usable_until_it_expires_or_is_revoked() -> None:
    soon = AT + timedelta(seconds=1)
    assert usable(at=AT, expires_at=soon, revoked_at=None)
    assert not usable(at=soon, expires_at=soon, revoked_at=None)
    assert not usable(at=AT, expires_at=soon, revoked_at=AT)
