from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import IntegrityFailure, UnknownName
from comity.kernel.domain.messages import Message
from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.load_release import load_release
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.release import release_id
from comity.regulation.models import Norm, Release
from comity.regulation.queries.stored_corpus import CurrentRelease, current_release, stored_corpus

pytestmark = pytest.mark.django_db


def test_before_the_first_release() -> None:
    assert current_release() is None
    with pytest.raises(UnknownName) as caught:
        stored_corpus()
    assert caught.value.message.id == "no-release"
    assert caught.value.remedy == Message("load-a-release")


def test_the_release_that_was_loaded() -> None:
    before = timezone.now()
    load_release(corpus=small_rules().corpus, actor=OPERATOR)
    found = current_release()
    assert found is not None
    assert (found.id, found.content, found.edited) == (
        small_rules().release,
        small_rules().release,
        False,
    )
    assert before <= found.loaded_at <= timezone.now()
    assert stored_corpus() == small_rules().corpus


def test_the_shipped_corpus_from_files_to_files_by_way_of_the_database() -> None:
    rules = rules_from_files()
    load_release(corpus=rules.corpus, actor=OPERATOR)
    stored = stored_corpus()
    assert stored == rules.corpus
    assert release_id(stored) == rules.release
    files = dump_corpus(stored)
    assert files == dump_corpus(rules.corpus)
    places = frozenset(entry.id for entry in rules.jurisdictions)
    assert read_corpus(files, places)[0] == rules.corpus


def test_damaged_rows() -> None:
    load_release(corpus=small_rules().corpus, actor=OPERATOR)
    Norm.objects.filter(id="eu-small-act:art_5").update(body="{")
    with pytest.raises(IntegrityFailure) as caught:
        stored_corpus()
    assert caught.value.message.id == "stored-corpus-damaged"


def test_an_edited_release() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    Release.objects.create(id="a", content="b", loaded_at=at, is_current=True, snapshot=b"")
    found = current_release()
    assert found == CurrentRelease("a", "b", at)
    assert found.edited
