from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from django.conf import settings
from django.utils import timezone
from tests.hub.people import publisher, repository, signed_in

from comity.cli.keeping.backup_command import _objects_kept
from comity.hub.actions.collect_daily import collect_daily
from comity.hub.actions.collect_garbage import Collected, collect_garbage
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.receive_file import receive_file
from comity.hub.actions.scrub_objects import scrub_objects
from comity.hub.adapters.assembled import MAKING
from comity.hub.adapters.hub_store import assembled, blob_key, objects, staging
from comity.hub.models import Condemned, Content, Holding, Repository, Upload, Xorb, XorbSender
from comity.hub.queries.callers import NOBODY, OPERATING
from comity.kernel.adapters.only_one import only_one
from comity.kernel.domain.errors import Conflict, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.models import User

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _collect(grace: timedelta = timedelta(0)) -> Collected:
    return collect_garbage(caller=OPERATING, delete=True, grace=grace)


def _keys() -> set[str]:
    return {each.key for each in objects().keys("")}


def _age() -> None:
    """As though two days had passed."""
    then = timezone.now() - 2 * DAY
    for model, field in ((Content, "created_at"), (Xorb, "created_at"), (XorbSender, "at")):
        model.objects.update(**{field: then})
    Condemned.objects.update(since=then)
    for key in _keys():
        path = objects().local_path(key)
        assert path is not None
        os.utime(path, (time() - 2 * 86400,) * 2)


def _large(user: User, to: Repository, seed: int) -> Content:
    data = random.Random(seed).randbytes(90_000)
    with staging().file(len(data)) as incoming:
        incoming.write(data)
        incoming.close()
        return receive_file(
            caller=signed_in(user),
            repository=to,
            path=incoming.path,
            sha256=incoming.sha256,
            size=len(data),
        )


def test_a_file_in_chunks_goes_with_its_xorbs_and_others_stay() -> None:
    ada = publisher("ada")
    one, two = repository(ada, "one"), repository(ada, "two")
    gone, kept = _large(ada, one, 1), _large(ada, two, 2)
    before = _keys()
    one.delete()
    _collect(DAY)
    assert _keys() == before
    for _ in range(4):
        _age()
        two.holdings.update(at=timezone.now())
        _collect(DAY)
    assert not Content.objects.filter(sha256=gone.sha256).exists()
    assert len(before - _keys()) == 2  # a xorb and its chunk table
    assert Xorb.objects.count() == 1
    assert kept.terms.exists()
    assert not scrub_objects(caller=OPERATING).rot


def test_what_is_used_again_is_pardoned() -> None:
    ada = publisher("ada")
    it = repository(ada, "m")
    content = hold_small(b"back again")
    _age()
    assert _collect(DAY).condemned == 1
    hold(it, content, ada)
    _age()
    it.holdings.update(at=timezone.now())
    assert _collect(DAY).contents == 0
    assert not Condemned.objects.exists()
    assert objects().read(blob_key(content.sha256)) == b"back again"


def test_an_object_that_was_put_again_just_now_stays() -> None:
    digest = "ab" * 32
    objects().put_bytes(blob_key(digest), b"x")
    _age()
    _collect(DAY)
    _age()
    objects().put_bytes(blob_key(digest), b"x")  # a writer, about to name it
    assert _collect(DAY).objects == 0
    assert blob_key(digest) in _keys()
    _age()
    _collect(DAY)
    _age()
    assert _collect(DAY).objects == 1
    assert blob_key(digest) not in _keys()


def test_temporary_files_of_the_dead_go() -> None:
    staging().folder.mkdir(parents=True, exist_ok=True)
    old, new = staging().folder / ("0" * 32), staging().folder / ("1" * 32)
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (time() - 3 * 86400,) * 2)
    assert _collect().leftovers == 1
    assert (old.exists(), new.exists()) == (False, True)
    assert Path(settings.HUB_FOLDER).is_dir()


def test_parts_of_an_upload_wait_a_week_but_where_the_grace_is_shortened() -> None:
    ada = publisher("ada")
    it = repository(ada, "m")
    parts = staging().parts_folder / ("a" * 64)
    parts.mkdir(parents=True)
    days_ago = time() - 3 * 86400
    (parts / "00001").write_bytes(b"x")
    for path in (parts / "00001", parts):
        os.utime(path, (days_ago, days_ago))
    upload = Upload.objects.create(repository=it, user=ada, key="a" * 64, sha256="b" * 64, size=9)
    Upload.objects.update(last_at=timezone.now() - 3 * DAY)
    found = _collect(DAY)
    assert (found.uploads, found.leftovers, parts.exists()) == (0, 0, True)
    found = _collect()
    assert (found.uploads, parts.exists()) == (1, False)
    assert not Upload.objects.filter(id=upload.id).exists()


def test_what_died_while_it_put_a_file_together_goes() -> None:
    folder = assembled().folder
    left = folder / MAKING / ("c" * 64)
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"half")
    collect_garbage(caller=OPERATING)
    assert left.exists()
    _collect()
    assert not left.exists()


def test_nothing_goes_while_objects_are_backed_up(tmp_path: Path) -> None:
    ada = publisher("ada")
    _forgotten(repository(ada, "m"), ada, b"first")
    with _objects_kept(tmp_path):
        with pytest.raises(Conflict):
            _collect()
        assert collect_daily() == 0
    assert _collect().holdings == 1


def _forgotten(it: Repository, by: User, data: bytes) -> None:
    content = hold_small(data)
    hold(it, content, by)
    Holding.objects.filter(content=content).update(at=timezone.now() - 2 * DAY)


def test_once_a_day_on_all_machines_together() -> None:
    assert collect_daily() == 0
    assert not AuditEntry.objects.filter(action="collect_garbage").exists()
    ada = publisher("ada")
    it = repository(ada, "m")
    _forgotten(it, ada, b"first")
    _forgotten(it, ada, b"second")
    assert collect_daily() == 2
    _forgotten(it, ada, b"third")
    assert collect_daily() == 0
    (Path(settings.HUB_FOLDER) / "collected").unlink()  # as on another machine
    assert collect_daily() == 0
    assert Holding.objects.filter(committed=False).count() == 1


def test_what_came_to_nothing_is_tried_again_the_next_day() -> None:
    ada = publisher("ada")
    _forgotten(repository(ada, "m"), ada, b"first")
    with only_one("hub-collector"):
        assert collect_daily() == 0
    assert collect_daily() == 0
    os.utime(Path(settings.HUB_FOLDER) / "collected", (time() - 86401,) * 2)
    assert collect_daily() == 1


def test_telling_changes_nothing() -> None:
    hold_small(b"unused")
    _age()
    found = collect_garbage(caller=OPERATING, grace=DAY)
    assert (found.condemned, Condemned.objects.count()) == (1, 0)


def test_it_is_for_the_operator() -> None:
    for work in (collect_garbage, scrub_objects):
        with pytest.raises(NotPermitted):
            work(caller=NOBODY)
