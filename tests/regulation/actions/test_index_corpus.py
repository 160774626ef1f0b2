from __future__ import annotations

import pytest
from tests.parties.people import acting, person
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.kernel.models import AuditEntry, SearchEntry, SearchIndex
from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.index_corpus import index_corpus
from comity.regulation.actions.load_release import load_release

pytestmark = pytest.mark.django_db


def test_loading_a_release_indexes_it() -> None:
    release = load_release(corpus=small_rules().corpus, actor=OPERATOR)
    assert SearchIndex.objects.get().content == release.content
    assert not index_corpus(actor=OPERATOR)
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["load_release"]


def test_a_database_without_an_index_gets_one() -> None:
    load_release(corpus=small_rules().corpus, actor=OPERATOR)
    stood = SearchEntry.objects.count()
    SearchIndex.objects.all().delete()
    SearchEntry.objects.filter(kind="provision").delete()
    assert index_corpus(actor=OPERATOR)
    assert SearchEntry.objects.count() == stood
    actions = list(AuditEntry.objects.values_list("action", flat=True))
    assert actions == ["load_release", "index_corpus"]


def test_before_the_first_release() -> None:
    with pytest.raises(UnknownName):
        index_corpus(actor=OPERATOR)


def test_who_may_not_load_may_not_index() -> None:
    with pytest.raises(NotPermitted):
        index_corpus(actor=acting(person("ada")))
