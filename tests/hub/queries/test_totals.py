"""The numbers that the metrics tell, of a hub with one commit and one download."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.hub.actions.test_commit_files import commit, made
from tests.hub.people import publisher, signed_in

from comity.hub.adapters.hub_store import assembled
from comity.hub.models import Content, DailyCount, FileTerm, Upload, Xorb
from comity.hub.queries.totals import totals

pytestmark = pytest.mark.django_db


def test_what_is_held_is_counted_once() -> None:
    ada = signed_in(publisher("ada"))
    first, second = made(ada, "first"), made(ada, "second")
    before = totals()
    commit(ada, first, {"a": b"w" * 1000})
    commit(ada, second, {"b": b"w" * 1000})
    after = totals()
    assert dict(after.repositories) == {"model": 2, "dataset": 0, "space": 0}
    assert (after.contents - before.contents, after.size - before.size) == (1, 1000)
    assert after.stored - before.stored == 1000


def test_of_chunked_contents_the_xorbs_are_what_is_stored() -> None:
    xorb = Xorb.objects.create(hash="a" * 64, size=300, chunks=2, unpacked=900)
    for number, name in enumerate("bc"):
        content = Content.objects.create(sha256=name * 64, size=900, xet_hash=name * 64)
        FileTerm.objects.create(
            content=content, place=number, xorb=xorb, start=0, end=2, length=900
        )
    assembled().build("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0, tuple)
    found = totals()
    assert (found.contents, found.size, found.stored, found.assembled) == (2, 1800, 300, 0)


def test_uploads_downloads_and_refusals() -> None:
    ada = publisher("ada")
    repository = made(signed_in(ada))
    Upload.objects.create(repository=repository, user=ada, key="k")
    for day in (1, 2):
        DailyCount.objects.create(
            repository=repository, day=datetime(2026, 11, day, tzinfo=UTC), downloads=3, refusals=1
        )
    found = totals()
    assert (found.uploads, found.downloads, found.refusals) == (1, 6, 2)
