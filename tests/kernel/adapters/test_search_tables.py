from __future__ import annotations

import pytest
from django.db import connection, transaction

from comity.kernel.adapters.search_tables import completions, having, words_like, write_index
from comity.kernel.domain.search.documents import Field, Role, SearchDocument
from comity.kernel.domain.search.typos import grams
from comity.kernel.models import SearchEntry, SearchIndex, SearchWord

pytestmark = pytest.mark.django_db


def document(key: str, text: str, kind: str = "note") -> SearchDocument:
    return SearchDocument(kind, key, (Field(Role.TEXT, text, "en"),), {"kind": kind})


def write(*documents: SearchDocument, content: str = "one", index: str = "notes") -> bool:
    with transaction.atomic():
        return write_index(index, content, documents)


def keys(*needs: tuple[str, ...], every: bool = True, index: str = "notes") -> list[str]:
    return sorted(it.key for it in having(index, needs, every=every))


def test_what_has_every_or_any_of_the_terms() -> None:
    write(document("a", "red fox"), document("b", "red 標識"), document("c", "Art. 5(1), d’Or"))
    assert keys(("red",)) == ["a", "b"]
    assert keys(("red",), ("fox", "標識")) == ["a", "b"]
    assert keys(("red",), ("標識",)) == ["b"]
    assert keys(("fox",), ("dor",), every=False) == ["a", "c"]
    assert keys(("art.5.1",)) == ["c"]
    assert keys(("nothing",)) == keys() == []


def test_indexes_do_not_see_each_other() -> None:
    write(document("a", "red fox"))
    write(document("b", "red fox"), index="others")
    assert (keys(("red",)), keys(("red",), index="others")) == (["a"], ["b"])


def test_only_what_differs_is_written() -> None:
    write(document("a", "red fox"), document("b", "blue whale"))
    numbers = dict(SearchEntry.objects.values_list("key", "number"))
    assert write(document("a", "red fox"), document("b", "blue bird"), content="two")
    assert dict(SearchEntry.objects.values_list("key", "number"))["a"] == numbers["a"]
    assert (keys(("whale",)), keys(("bird",))) == ([], ["b"])
    head = SearchIndex.objects.get(name="notes")
    assert (head.content, head.documents, head.turn) == ("two", 2, 2)


def test_the_same_again_changes_nothing() -> None:
    assert write(document("a", "red fox"))
    assert not write(document("a", "red fox"))
    assert SearchIndex.objects.get(name="notes").turn == 1


def test_nothing_is_left_of_what_is_gone() -> None:
    write(document("a", "red fox"))
    write(content="two")
    assert not SearchEntry.objects.exists()
    assert not SearchWord.objects.exists()
    assert keys(("red",)) == []


def test_a_load_that_is_rolled_back_leaves_the_index_as_it_was() -> None:
    write(document("a", "red fox"))
    with transaction.atomic():
        write_index("notes", "two", [document("b", "blue whale")])
        assert keys(("blue",)) == ["b"]
        transaction.set_rollback(True)
    assert (keys(("red",)), keys(("blue",))) == (["a"], [])


def test_words() -> None:
    write(document("a", "Transparency, transparency transparent"), document("b", "Über"))
    found = {
        it.word: (it.written, it.documents) for it in words_like("notes", grams("transparancy"))
    }
    assert found == {"transparency": ("Transparency", 1), "transparent": ("transparent", 1)}
    assert completions("notes", "transp") == {"transpar": 1}
    assert SearchWord.objects.get(word="uber").written == "Über"


def test_the_database_looks_terms_up_in_its_index() -> None:
    """Without it, each search would read every row."""
    write(*(document(str(n), f"word{n}") for n in range(600)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table, column in (("searchentry", "terms"), ("searchword", "grams")):
                cursor.execute(
                    f"EXPLAIN SELECT number FROM kernel_{table} "  # noqa: S608 - our own names
                    f"WHERE array_to_tsvector(string_to_array({column}, ' ')) "
                    "@@ '''rd7'''::tsquery AND index = 'notes'"
                )
                assert f"Scan on kernel_{table}_{column}" in str(cursor.fetchall())
        else:
            cursor.execute(
                "INSERT INTO kernel_searchentry_terms(kernel_searchentry_terms) "
                "VALUES ('integrity-check')"
            )
    assert keys(("word7", "word8")) == ["7", "8"]
