"""The corpus as canonical JSON, and back."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from tests.regulation.generated_corpora import corpora
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.json_corpus import corpus_from_json, corpus_to_json
from comity.regulation.formats.release import release_id


@settings(max_examples=40)
@given(corpora())
def test_it_reads_back_as_the_same_release(corpus: Corpus) -> None:
    back = corpus_from_json(corpus_to_json(corpus))
    assert back == corpus
    assert release_id(back) == release_id(corpus)


def test_the_digest_of_the_shipped_corpus_is_its_release() -> None:
    rules = rules_from_files()
    data = corpus_to_json(rules.corpus)
    assert sha256(data).hexdigest() == rules.release
    assert corpus_from_json(data) == rules.corpus


@pytest.mark.parametrize("data", [b"", b"{}", b'{"facts": [], "concepts": [], "instruments": 3}'])
def test_what_is_no_corpus_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        corpus_from_json(data)
    assert caught.value.message.id == "export-unreadable"
