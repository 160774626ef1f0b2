"""What was hashed before a shard came spares work, and never a check."""

from __future__ import annotations

import random
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from tests.hub.interfaces.api.cas_by_hand import whole_file
from tests.hub.people import publisher, repository, signed_in

from comity.hub.actions import hash_ahead as module
from comity.hub.actions.hash_ahead import begun_sha256, hash_ahead, running_digests
from comity.hub.actions.keep_files import keep_files
from comity.hub.actions.keep_xorb import keep_xorb
from comity.hub.adapters.hub_store import hashing_folder
from comity.hub.adapters.sha256_state import offered
from comity.hub.domain.xet.hashes import file_hash
from comity.hub.domain.xet.objects import Term, Xorb
from comity.hub.formats.shard import ShardFile
from comity.hub.formats.xorb import write_xorb
from comity.hub.models import Content, Repository
from comity.kernel.domain.errors import InvalidInput
from comity.parties.models import User

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not offered(), reason="hashlib is not OpenSSL's here"),
]
DICE = random.Random(20261128)


class Sender:
    """Sends xorbs as the CAS takes them in, and hashes ahead after each."""

    def __init__(self, user: User, to: Repository, folder: Path) -> None:
        self.user, self.repository, self.folder = user, to, folder
        self.running = running_digests(to, user)

    def send(self, chunks: Sequence[bytes], *, announced: bool = True) -> Xorb:
        body, xorb = write_xorb(chunks)
        path = self.folder / "body"
        path.write_bytes(body)
        if announced:
            self.running.announce(xorb.hash)
        keep_xorb(
            caller=signed_in(self.user),
            repository=self.repository,
            path=path,
            expected=xorb.hash,
        )
        hash_ahead(self.running)
        return xorb

    def keep(self, file: ShardFile) -> list[Content]:
        caller = signed_in(self.user)
        return keep_files(caller=caller, repository=self.repository, files=[file])


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    ana = publisher("ana")
    return Sender(ana, repository(ana, "model"), tmp_path)


@pytest.fixture(autouse=True)
def _any_xorb_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FULL", 0)
    module._is_short.cache_clear()


def chunks(packing: bool = False) -> list[bytes]:
    return [DICE.randbytes(30_000) + bytes(5_000 * packing) for _ in range(3)]


def terms(*xorbs: Xorb) -> list[Term]:
    return [
        Term(xorb.hash, sum(chunk.length for chunk in xorb.chunks), 0, len(xorb.chunks))
        for xorb in xorbs
    ]


def one_file(contents: Sequence[Sequence[bytes]], xorbs: Sequence[Xorb]) -> ShardFile:
    pairs = [(chunk.hash, chunk.length) for xorb in xorbs for chunk in xorb.chunks]
    content = b"".join(chunk for each in contents for chunk in each)
    return ShardFile(file_hash(pairs), tuple(terms(*xorbs)), (), sha256(content).digest())


def test_a_file_that_came_in_its_order_is_hashed_when_its_shard_comes(sender: Sender) -> None:
    parts = [chunks(), chunks(packing=True), chunks()]
    xorbs = [sender.send(part) for part in parts]
    left, digest = begun_sha256(sender.running, terms(*xorbs))
    assert (left, digest and digest.hexdigest()) == (
        [],
        sha256(b"".join(b"".join(part) for part in parts)).hexdigest(),
    )
    (content,) = sender.keep(one_file(parts, xorbs))
    assert digest is not None
    assert content.sha256 == digest.hexdigest()
    assert list(hashing_folder().iterdir()) == []


def test_a_file_of_another_order_is_hashed_from_where_it_differs(sender: Sender) -> None:
    parts = [chunks(), chunks(), chunks()]
    xorbs = [sender.send(part) for part in parts]
    swapped = [xorbs[0], xorbs[2], xorbs[1]]
    left, digest = begun_sha256(sender.running, terms(*swapped))
    assert left == terms(xorbs[2], xorbs[1])
    assert digest is not None
    assert digest.hexdigest() == sha256(b"".join(parts[0])).hexdigest()
    (content,) = sender.keep(one_file([parts[0], parts[2], parts[1]], swapped))
    assert content.size == 9 * 30_000


def test_a_stretch_of_a_xorb_is_hashed_by_itself(sender: Sender) -> None:
    xorb = sender.send(chunks())
    (whole,) = terms(xorb)
    stretch = Term(xorb.hash, 60_000, 0, 2)
    assert begun_sha256(sender.running, [stretch, whole]) == ([stretch, whole], None)


def test_one_that_did_not_come_yet_is_waited_for(sender: Sender) -> None:
    first, second = chunks(), chunks()
    sender.running.announce(write_xorb(first)[1].hash)
    later = sender.send(second)
    assert sender.running.hashed([later.hash]) == (0, None)
    before = sender.send(first)
    assert sender.running.hashed([before.hash, later.hash])[0] == 2


def test_a_short_one_overtook_the_others(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FULL", 4 * 30_000 + module.LONGEST_CHUNK)
    end = sender.send(chunks()[:2])
    full = sender.send([DICE.randbytes(30_000) for _ in range(5)])
    assert sender.running.hashed([full.hash, end.hash])[0] == 2


def test_a_lie_about_the_sha256_is_found_all_the_same(sender: Sender) -> None:
    part = chunks()
    lie = whole_file(sender.send(part), part, sha256=sha256(b"another file").digest())
    with pytest.raises(InvalidInput) as found:
        sender.keep(lie)
    assert found.value.message.id == "xet-sha256-wrong"
    assert not Content.objects.filter(xet_hash__isnull=False).exists()


def test_of_files_that_come_at_once_nothing_is_hashed_ahead(sender: Sender) -> None:
    for _ in range(2):
        sender.running.begin(DICE.randbytes(32))
    xorb = sender.send(chunks())
    assert sender.running.hashed([xorb.hash]) == (0, None)
