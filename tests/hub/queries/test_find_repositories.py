"""The list query against a plain filter in Python, and what it never tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hub.people import bare_repository, lab, publisher, signed_in, with_token

from comity.hub.domain.listing import RepositoryQuery, Sort
from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.models import Account, Repository, RepositoryTag, RepositoryText
from comity.hub.queries import count_facets as counting
from comity.hub.queries import repository_rows as module
from comity.hub.queries.callers import NOBODY, OPERATING
from comity.hub.queries.count_facets import count_facets
from comity.hub.queries.find_repositories import all_repositories, find_repositories
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.folding import fold

pytestmark = pytest.mark.django_db
MODEL = RepositoryKind.MODEL
START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ("bert", "distilbert", "gpt", "base", "Größe", "模型", "x")
TAGS = ("en", "fr", "license:mit", "dataset:squad", "pytorch")
TASKS = ("text-generation", "fill-mask")

a_repository = st.fixed_dictionaries(
    {
        "words": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        "tags": st.sets(st.sampled_from(TAGS)),
        "task": st.sampled_from((*TASKS, "")),
        "likes": st.integers(0, 3),
        "downloads_30_days": st.integers(0, 3),
        "days": st.integers(0, 3),
        "private": st.booleans(),
        "gated": st.booleans(),
        "parameters": st.sampled_from((None, 10, 1000)),
        "kind": st.sampled_from(("model", "model", "dataset")),
        "mine": st.booleans(),
    }
)
a_query = st.builds(
    RepositoryQuery,
    kind=st.just(MODEL),
    names=st.lists(st.sampled_from(("bert", "BASE", "1", "ada/", "nothing")), max_size=2).map(
        tuple
    ),
    words=st.sampled_from(("", "", "größe", "GROSSE", "bert base", "模", "none")),
    author=st.sampled_from(("", "", "ada", "Bo", "nobody")),
    tags=st.lists(st.sampled_from((*TAGS, "EN", "unknown")), max_size=3).map(tuple),
    facets=st.sampled_from(({}, {"task": TASKS[:1]}, {"task": TASKS})),
    gated=st.sampled_from((None, True, False)),
    least_parameters=st.sampled_from((None, None, 11)),
    most_parameters=st.sampled_from((None, None, 999)),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
    limit=st.integers(1, 4),
)


def _made(records: list[dict[str, Any]], accounts: dict[bool, Account]) -> list[Repository]:
    made = []
    for number, record in enumerate(records):
        account = accounts[record["mine"]]
        assert account.user is not None
        name = f"{'-'.join(it for it in record['words'] if it.isascii())}-{number}".lstrip("-")
        it = bare_repository(
            account,
            name,
            by=account.user,
            kind=RepositoryKind(record["kind"]),
            visibility=Visibility.PRIVATE if record["private"] else Visibility.PUBLIC,
            gate=Gate.MANUAL if record["gated"] else Gate.NONE,
        )
        it.modified_at = START + timedelta(days=record["days"])
        it.created_at = START - timedelta(days=record["days"])
        it.likes, it.downloads_30_days = record["likes"], record["downloads_30_days"]
        it.parameters = record["parameters"]
        it.save()
        facets = [("tag", tag) for tag in record["tags"]]
        facets += [("task", record["task"])] if record["task"] else []
        RepositoryTag.objects.bulk_create(
            [RepositoryTag(repository=it, kind=kind, value=value) for kind, value in facets]
        )
        text = fold(" ".join((it.key, *record["words"])))
        RepositoryText.objects.create(repository=it, kind=it.kind, text=text)
        it.facts = (set(facets), text)  # type: ignore[attr-defined]
        made.append(it)
    return made


def _expected(made: list[Repository], query: RepositoryQuery, mine: str) -> list[str]:
    def fits(it: Repository) -> bool:
        facets, text = it.facts  # type: ignore[attr-defined]
        return (
            it.kind == "model"
            and (it.visibility == "public" or it.key.startswith(f"{mine}/"))
            and all(name.lower() in it.key for name in query.names)
            and all(word in text for word in fold(query.words).split())
            and (not query.author or it.account.key == query.author.lower())
            and all(("tag", tag.lower()) in facets for tag in query.tags)
            and all(
                any((kind, value) in facets for value in values)
                for kind, values in query.facets.items()
            )
            and (query.gated is None or (it.gate != "none") == query.gated)
            and (
                query.least_parameters is None
                or (it.parameters is not None and it.parameters >= query.least_parameters)
            )
            and (
                query.most_parameters is None
                or (it.parameters is not None and it.parameters <= query.most_parameters)
            )
        )

    name = module.FIELDS[query.sort]
    found = sorted(filter(fits, made), key=lambda it: it.id, reverse=not query.descending)
    found.sort(key=lambda it: getattr(it, name), reverse=query.descending)
    return [str(it) for it in found]


@pytest.fixture(params=[(2000, 4000), (0, 4000), (0, 2), (2, 2)])
def _few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way to a list, whichever is taken at these sizes."""
    monkeypatch.setattr(module, "MOST_LOOKED_UP", request.param[0])
    monkeypatch.setattr(module, "WALKED_FIRST", request.param[1])


@pytest.mark.usefixtures("_few")
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    records=st.lists(a_repository, max_size=9), queries=st.lists(a_query, min_size=1, max_size=6)
)
def test_lists_are_what_a_plain_filter_gives(
    records: list[dict[str, Any]], queries: list[RepositoryQuery]
) -> None:
    from django.db import transaction

    with transaction.atomic():
        accounts = {
            mine: Account.objects.get(user=publisher(name))
            for mine, name in ((True, "ada"), (False, "bo"))
        }
        made = _made(records, accounts)
        caller = signed_in(accounts[True].user)  # type: ignore[arg-type]
        for query in queries:
            expected = _expected(made, query, "ada")
            assert [str(it) for it in all_repositories(caller, query)] == expected
            page = find_repositories(caller, query)
            assert [str(it) for it in page.repositories] == expected[: query.limit]
            assert bool(page.after) == (len(expected) > query.limit)
            assert [str(it) for it in all_repositories(NOBODY, query)] == _expected(
                made, query, "nobody"
            )
            counted = count_facets(caller, replace(query, facets={}), ["task"])
            without = _expected(made, replace(query, facets={}), "ada")
            assert (counted.total, counted.at_least) == (len(without), False)
        transaction.set_rollback(True)


def test_pages_go_on_while_rows_come_and_go() -> None:
    ada = publisher("ada")
    account = Account.objects.get(user=ada)
    for number in range(6):
        it = bare_repository(account, f"m{number}", by=ada)
        it.likes = number
        it.save()
    query = RepositoryQuery(MODEL, sort=Sort.LIKES, limit=2)
    first = find_repositories(NOBODY, query)
    assert [it.name for it in first.repositories] == ["m5", "m4"]
    new = bare_repository(account, "new", by=ada)
    new.likes = 9
    new.save()
    Repository.objects.filter(name="m4").delete()
    rest = all_repositories(NOBODY, replace(query, after=first.after))
    assert [it.name for it in rest] == ["m3", "m2", "m1", "m0"]


@pytest.mark.parametrize("after", ["x", "é", "W10", "WyJsaWtlcyIsdHJ1ZSwxLCJ4Il0", "A" * 5000])
def test_a_cursor_that_is_none(after: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        find_repositories(NOBODY, RepositoryQuery(MODEL, sort=Sort.LIKES, after=after))
    assert refused.value.message.id == "list-cursor-malformed"


def test_a_cursor_of_another_order() -> None:
    ada = publisher("ada")
    for name in ("a", "b"):
        bare_repository(Account.objects.get(user=ada), name, by=ada)
    query = RepositoryQuery(MODEL, sort=Sort.LIKES, limit=1)
    after = find_repositories(NOBODY, query).after
    assert after
    for other in (replace(query, descending=False), replace(query, sort=Sort.DOWNLOADS)):
        with pytest.raises(InvalidInput):
            find_repositories(NOBODY, replace(other, after=after))


def test_who_sees_a_private_one() -> None:
    ada, bo = publisher("ada"), publisher("bo")
    _, account = lab("lab", ada)
    hidden = bare_repository(account, "plan-x", by=ada, visibility=Visibility.PRIVATE)
    RepositoryTag.objects.create(repository=hidden, kind="task", value="secret-task")
    RepositoryText.objects.create(repository=hidden, kind="model", text="lab/plan-x")
    narrow = with_token(ada, f"read@repository:{hidden.id}")
    elsewhere = with_token(ada, f"read@{Account.objects.get(user=bo).reference}")
    query = RepositoryQuery(MODEL)
    for caller in (signed_in(ada), narrow, OPERATING):
        for asked in (query, replace(query, names=("plan",)), replace(query, words="plan")):
            assert [str(it) for it in find_repositories(caller, asked).repositories] == [
                "lab/plan-x"
            ]
        assert count_facets(caller, query, ["task"]).counts == {"task": {"secret-task": 1}}
    for caller in (NOBODY, signed_in(bo), elsewhere):
        for asked in (query, replace(query, names=("plan",)), replace(query, words="plan")):
            assert find_repositories(caller, asked).repositories == ()
        counted = count_facets(caller, query, ["task"])
        assert (counted.counts, counted.total) == ({"task": {}}, 0)


def test_no_count_tells_how_many_private_ones_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LOOKED_UP", 3)
    monkeypatch.setattr(module, "WALKED_FIRST", 4)
    monkeypatch.setattr(counting, "ENOUGH_COUNTED", 1)
    ada = publisher("ada")
    account = Account.objects.get(user=ada)

    def made(number: int, visibility: Visibility, task: str) -> None:
        it = bare_repository(account, f"m{number}", by=ada, visibility=visibility)
        Repository.objects.filter(id=it.id).update(likes=100 - number)
        RepositoryTag.objects.create(repository=it, kind="task", value=task)
        RepositoryText.objects.create(repository=it, kind="model", text=f"m{number} {task}")

    for number in range(8):
        made(number, Visibility.PUBLIC, "few" if number % 3 == 0 else "other")
    queries = [
        RepositoryQuery(MODEL, sort=Sort.LIKES, facets={"task": ("few",)}),
        RepositoryQuery(MODEL, sort=Sort.LIKES, words="few"),
    ]
    alone = [count_facets(NOBODY, each, ["task"]) for each in queries]
    assert [(each.total, each.at_least) for each in alone] == [(3, False), (3, False)]
    assert [each.counts["task"]["few"] for each in alone] == [3, 3]
    for number in range(8, 20):
        made(number, Visibility.PRIVATE, "few")
    assert [count_facets(NOBODY, each, ["task"]) for each in queries] == alone
    assert count_facets(signed_in(ada), queries[0], ["task"]).at_least


@pytest.mark.parametrize("facets", [{"task": ("a",)}, {"task": ("a", "b"), "language": ("en",)}])
def test_what_is_counted_near_the_beginning(
    monkeypatch: pytest.MonkeyPatch, facets: dict[str, tuple[str, ...]]
) -> None:
    """One walk for all facets counts what a query for each does."""
    ada = publisher("ada")
    account = Account.objects.get(user=ada)
    for number in range(12):
        it = bare_repository(account, f"m{number}", by=ada)
        Repository.objects.filter(id=it.id).update(likes=100 - number)
        values = (("task", "abc"[number % 3]), ("language", ("en", "fr")[number % 2]))
        for kind, value in values:
            RepositoryTag.objects.create(repository=it, kind=kind, value=value)
    query = RepositoryQuery(MODEL, sort=Sort.LIKES, facets=facets)
    exact = count_facets(NOBODY, query, ["task", "language"])
    assert not exact.at_least
    monkeypatch.setattr(module, "MOST_LOOKED_UP", 1)
    monkeypatch.setattr(module, "WALKED_FIRST", 11)
    monkeypatch.setattr(counting, "ENOUGH_COUNTED", 1)
    Repository.objects.filter(name="m11").update(likes=0)
    near = count_facets(NOBODY, query, ["task", "language"])
    assert near.at_least
    Repository.objects.filter(name="m11").delete()
    monkeypatch.setattr(module, "MOST_LOOKED_UP", 2000)
    assert count_facets(NOBODY, query, ["task", "language"]).counts == near.counts


def test_facets_count_as_though_they_were_not_chosen() -> None:
    ada = publisher("ada")
    account = Account.objects.get(user=ada)
    for number, (task, language) in enumerate((("a", "en"), ("a", "fr"), ("b", "en"))):
        it = bare_repository(account, f"m{number}", by=ada)
        for kind, value in (("task", task), ("language", language)):
            RepositoryTag.objects.create(repository=it, kind=kind, value=value)
    found = count_facets(
        NOBODY, RepositoryQuery(MODEL, facets={"task": ("a",)}), ["task", "language"]
    )
    assert found.counts == {"task": {"a": 2, "b": 1}, "language": {"en": 1, "fr": 1}}
    assert (found.total, found.at_least) == (2, False)


def test_too_much_is_refused() -> None:
    with pytest.raises(InvalidInput, match="list-too-many-filters"):
        RepositoryQuery(MODEL, tags=tuple(map(str, range(21))))
    with pytest.raises(InvalidInput, match="list-search-too-long"):
        RepositoryQuery(MODEL, words="x" * 201)
