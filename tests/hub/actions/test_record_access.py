from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings
from tests.hub.people import bare_repository, publisher

from comity.hub.actions import record_access
from comity.hub.actions.forget_access import forget_access
from comity.hub.actions.record_access import access_buffer, note_download, write_accesses
from comity.hub.adapters.access_buffer import Noted
from comity.hub.models import Access, Account, DailyCount, Repository
from comity.parties.models import User

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 28, 5, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _another_process() -> None:
    record_access._counted.clear()
    record_access._parts.clear()


@pytest.fixture
def ada() -> User:
    return publisher("ada")


@pytest.fixture
def bert(ada: User) -> Repository:
    return bare_repository(Account.objects.get(user=ada), "bert", by=ada)


def served(
    it: Repository | UUID,
    *,
    user: User | None = None,
    network: str = "192.0.2.0/24",
    at: datetime = AT,
    refused: str = "",
) -> Noted:
    key = it.id if isinstance(it, Repository) else it
    return Noted(at, key, user.id if user else None, network, "c" * 40, "a.txt", refused)


def downloads(it: Repository) -> tuple[int, int]:
    it.refresh_from_db()
    return it.downloads, it.downloads_30_days


def test_one_reader_counts_once_in_an_hour(ada: User, bert: Repository) -> None:
    hour = timedelta(hours=1)
    write_accesses([served(bert), served(bert), served(bert, network="198.51.100.0/24")])
    assert downloads(bert) == (2, 2)
    write_accesses([served(bert), served(bert, user=ada), served(bert, user=ada)])
    assert downloads(bert) == (3, 3)
    record_access._counted.clear()  # another worker, which did not see them
    write_accesses([served(bert), served(bert, user=ada, network="203.0.113.0/24")])
    assert downloads(bert) == (3, 3)
    write_accesses([served(bert, at=AT + hour)])
    assert downloads(bert) == (4, 4)
    assert Access.objects.count() == 9


def test_refusals_are_counted_apart(bert: Repository) -> None:
    write_accesses([served(bert, refused="gated-none"), served(bert, refused="gated-none")])
    write_accesses([served(bert), served(bert, refused="repository-unknown")])
    assert downloads(bert) == (1, 1)
    assert list(DailyCount.objects.values_list("day", "downloads", "refusals")) == [
        (date(2026, 11, 28), 1, 3)
    ]


def test_what_is_gone_meanwhile_holds_up_nothing(bert: Repository) -> None:
    write_accesses([served(uuid4()), served(bert)])
    assert list(Access.objects.values_list("repository_id", flat=True)) == [bert.id]


def test_addresses_are_kept_as_networks_and_ranges_once(bert: Repository) -> None:
    for text in ("192.0.2.77", "2001:db8:1:2::3"):
        for _ in range(3):
            note_download(
                repository=bert,
                user=None,
                address=ip_address(text),
                commit="c" * 40,
                path="a.bin",
                part=True,
            )
    assert [each.address for each in access_buffer().held] == ["192.0.2.0/24", "2001:db8:1::/48"]


def test_nothing_is_noted_where_nothing_may_be_written(
    bert: Repository, settings: Settings
) -> None:
    settings.READ_ONLY = True
    note_download(repository=bert, user=None, address=None, commit="", path="a")
    assert not access_buffer().held


def test_what_is_old_is_forgotten_and_the_counts_stay(bert: Repository, settings: Settings) -> None:
    settings.HUB_ACCESS_DAYS = 10
    for days in (40, 31, 20, 0):
        write_accesses([served(bert, at=AT - timedelta(days=days))])
    assert downloads(bert) == (4, 4)
    assert forget_access(AT) == 3
    assert list(Access.objects.values_list("at", flat=True)) == [AT]
    assert downloads(bert) == (4, 2)
    assert DailyCount.objects.count() == 4
    assert forget_access(AT) == 0
