from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from comity.kernel.adapters.search_changes import change_index
from comity.kernel.adapters.search_tables import write_index
from comity.kernel.domain.search.documents import Field, Role, SearchDocument
from comity.kernel.models import SearchEntry, SearchIndex, SearchWord
from comity.kernel.queries.find_documents import find_documents

TEXTS = ("red fox", "red foxes run", "blue whale", "Art. 5(1) of it", "标识办法", "deep-fake fox")


def document(key: str, text: str) -> SearchDocument:
    return SearchDocument("note", key, (Field(Role.NAME, text, "en"),))


def change(*put: SearchDocument, gone: tuple[str, ...] = (), index: str = "notes") -> bool:
    with transaction.atomic():
        return change_index(index, "one", put, [("note", key) for key in gone])


def found(text: str, index: str = "notes") -> list[tuple[str, int]]:
    return [(it.key, it.score) for it in find_documents(index, text, "one").documents]


def frequencies(index: str) -> dict[str, int]:
    return dict(SearchWord.objects.filter(index=index).values_list("term", "documents"))


class TestChanges(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from("abcd"), st.none() | st.sampled_from(TEXTS)), max_size=10
        )
    )
    def test_an_index_that_was_changed_finds_what_one_made_anew_finds(
        self, steps: list[tuple[str, str | None]]
    ) -> None:
        standing: dict[str, SearchDocument] = {}
        change()
        for key, text in steps:
            if text is None:
                standing.pop(key, None)
                change(gone=(key,))
            else:
                standing[key] = document(key, text)
                change(standing[key])
        with transaction.atomic():
            write_index("anew", "one", tuple(standing.values()))
        for text in (*TEXTS, "fo", "whael"):
            assert found(text) == found(text, "anew")
        assert frequencies("notes") == frequencies("anew")
        assert SearchIndex.objects.get(name="notes").documents == len(standing)


@pytest.mark.django_db
def test_the_same_again_changes_nothing() -> None:
    assert change(document("a", "red fox"))
    turn = SearchIndex.objects.get(name="notes").turn
    assert not change(document("a", "red fox"), gone=("b",))
    assert SearchIndex.objects.get(name="notes").turn == turn


@pytest.mark.django_db
def test_an_index_of_other_content_is_left_alone() -> None:
    with transaction.atomic():
        write_index("notes", "before", [document("a", "red fox")])
    assert not change(document("b", "blue whale"))
    assert SearchEntry.objects.filter(index="notes").count() == 1


@pytest.mark.django_db
def test_other_indexes_stay_as_they_are() -> None:
    change(document("a", "red fox"), index="others")
    before = frequencies("others")
    change(document("a", "red fox"))
    change(gone=("a",))
    assert frequencies("others") == before
    assert frequencies("notes") == {}


@pytest.mark.django_db
def test_what_is_written_whole_afterwards_stays_the_same() -> None:
    change(document("a", "red fox"), document("b", "blue whale"))
    numbers = dict(SearchEntry.objects.values_list("key", "number"))
    with transaction.atomic():
        write_index("notes", "one", [document("a", "red fox"), document("b", "blue whale")])
    assert dict(SearchEntry.objects.values_list("key", "number")) == numbers
