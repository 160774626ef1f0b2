from __future__ import annotations

import pytest
from huggingface_hub.errors import HFValidationError
from huggingface_hub.utils import validate_repo_id
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.paths import parse_name, parse_repository_id
from comity.kernel.domain.errors import InvalidInput

NAMES = st.text("aZ09_-. é/", min_size=1, max_size=8) | st.text("ab-.", min_size=94, max_size=98)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("kenya/sheng-asr", ("kenya", "sheng-asr")),
        ("a/b", ("a", "b")),
        ("_x/v1.0_", ("_x", "v1.0_")),
    ],
)
def test_repository_id(text: str, parts: tuple[str, str]) -> None:
    assert parse_repository_id(text) == parts


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("gpt2", "repository-id-malformed"),
        ("a/b/c", "repository-id-malformed"),
        ("", "repository-id-malformed"),
        ("a/", "repository-name-malformed"),
        ("/a", "repository-name-malformed"),
        ("a/b--c", "repository-name-malformed"),
        ("a/b..c", "repository-name-malformed"),
        ("a/.b", "repository-name-malformed"),
        ("a/b.git", "repository-name-malformed"),
        ("a/b.GIT", "repository-name-malformed"),
        ("a/é", "repository-name-malformed"),
        ("a/b\n", "repository-name-malformed"),
        ("a/" + "b" * 97, "repository-name-malformed"),
        ("datasets/b", "namespace-reserved"),
        ("API/b", "namespace-reserved"),
    ],
)
def test_repository_id_is_refused(text: str, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_repository_id(text)
    assert caught.value.message.id == id


@given(NAMES)
def test_names_are_those_that_the_client_lets_through(name: str) -> None:
    try:
        validate_repo_id(f"x/{name}")
        theirs = True
    except HFValidationError:
        theirs = False
    try:
        parse_name(name)
        ours = True
    except InvalidInput:
        ours = False
    assert ours == theirs
