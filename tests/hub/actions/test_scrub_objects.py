from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.hub.people import publisher, repository, signed_in

from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.receive_file import receive_file
from comity.hub.actions.scrub_objects import scrub_objects
from comity.hub.adapters.hub_store import objects, staging
from comity.hub.domain.commits import LargeFile
from comity.hub.domain.rot import Rot
from comity.hub.models import Content, FileTerm
from comity.hub.queries.callers import OPERATING

pytestmark = pytest.mark.django_db


@pytest.fixture
def content() -> Content:
    """In chunks, in a repository."""
    ada = publisher("ada")
    it = repository(ada, "m")
    data = random.Random(1).randbytes(300_000)
    with staging().file(len(data)) as incoming:
        incoming.write(data)
        incoming.close()
        made = receive_file(
            caller=signed_in(ada),
            repository=it,
            path=incoming.path,
            sha256=incoming.sha256,
            size=len(data),
        )
    commit_files(
        caller=signed_in(ada),
        repository=it,
        revision="main",
        operations=[LargeFile("big.bin", made.sha256, made.size)],
        title="One file",
    )
    return made


def _path(prefix: str) -> Path:
    (found,) = objects().keys(prefix)
    path = objects().local_path(found.key)
    assert path is not None
    return path


def _rot() -> list[Rot]:
    return scrub_objects(caller=OPERATING).rot


def test_all_is_well(content: Content) -> None:
    found = scrub_objects(caller=OPERATING)
    assert (found.rot, found.contents, found.objects, found.unnamed) == ([], 2, 2, 0)


@pytest.mark.parametrize("prefix", ["xorbs/", "indexes/"])
def test_one_byte_of_a_xorb_or_of_its_table(content: Content, prefix: str) -> None:
    path = _path(prefix)
    whole = path.read_bytes()
    for at in (0, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert {it for each in _rot() for it in each.repositories} == {"ada/m"}, at
    path.write_bytes(whole[:-1])
    assert _rot()
    path.unlink()
    assert _rot()
    path.write_bytes(whole)
    assert not _rot()


def test_terms_that_give_another_file(content: Content) -> None:
    FileTerm.objects.filter(content=content).update(end=1)
    (found,) = _rot()
    assert found.message.id == "rot-terms"
    FileTerm.objects.filter(content=content).delete()
    assert [each.message.id for each in _rot()] == ["rot-terms"]
