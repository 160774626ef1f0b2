from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing
from tests.assembly.domain.drawn_texts import texts

from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.language_versions import (
    Lag,
    LanguageVersions,
    lagging,
    text_in,
    translated,
    with_text,
)
from comity.assembly.domain.merging import merge
from comity.assembly.domain.paragraphs import MotionText
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

FRENCH = {each.id: f"fr {each.words}" for each in TEXT}
BOTH = translated(LanguageVersions("en", TEXT, {}), "fr", FRENCH)


def test_a_whole_translation() -> None:
    assert lagging(BOTH) == ()
    assert text_in(BOTH, "fr").paragraph("d").words == "fr Asks members to report each year."
    assert text_in(BOTH, "en") == TEXT


def test_after_a_merge_a_translation_lags_and_is_not_given_out() -> None:
    amendments = by_id(
        deleting("A1", "b"), replacing("A2", "d", "Asks."), inserting("A3", "e", "x")
    )
    merged = merge(TEXT, amendments, dict.fromkeys(amendments, Outcome.ADOPTED)).text
    after = with_text(BOTH, merged)
    assert lagging(after) == (Lag("fr", ("A3.1",), ("d",), ("b",)),)
    assert text_in(after, "en") == merged
    with pytest.raises(Conflict) as raised:
        text_in(after, "fr")
    assert raised.value.message.params == {
        "language": "fr", "authoritative": "en", "missing": 1, "outdated": 1, "left_over": 1,
    }  # fmt: skip
    mended = translated(after, "fr", {"d": "Demande.", "A3.1": "fr x"})
    assert lagging(mended) == ()
    assert [each.id for each in text_in(mended, "fr")] == [each.id for each in merged]


def test_what_is_refused() -> None:
    with pytest.raises(InvalidInput):
        translated(BOTH, "en", {"d": "x"})
    with pytest.raises(UnknownName) as raised:
        text_in(BOTH, "de")
    assert raised.value.message.id == "language-version-unknown"
    with pytest.raises(UnknownName) as raised:
        translated(BOTH, "fr", {"x": "x"})
    assert raised.value.message.id == "paragraph-unknown"


@given(texts(), texts(), st.booleans())
def test_never_a_mix(old: MotionText, new: MotionText, keep: bool) -> None:
    versions = LanguageVersions("en", old, {})
    versions = translated(versions, "fr", {each.id: f"fr {each.words}" for each in old})
    now = with_text(versions, old if keep else new)
    try:
        given_out = text_in(now, "fr")
    except Conflict:
        assert now.text != old
        return
    assert given_out == MotionText(
        tuple(replace(each, words=f"fr {each.words}") for each in now.text)
    )
