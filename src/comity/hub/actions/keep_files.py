"""Take in what a shard says of files: check every hash, then write the rows.

A file is believed after its terms were found to give its Xet hash, chunk by chunk, of xorbs that
the caller may refer to, and its bytes to give its SHA-256. Then, and in one transaction, the
repository holds it for the caller, until a commit names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256 as new_sha256

from django.db import transaction

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.hash_ahead import begun_sha256, running_digests
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.keep_xorb import upload_key
from comity.hub.adapters.running_digests import RunningDigests
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.xet.hashes import sampled_for_deduplication, to_hex
from comity.hub.domain.xet.objects import Term
from comity.hub.domain.xet.reconstruction import verify_file
from comity.hub.formats.shard import ShardFile
from comity.hub.models import Content, FileTerm, KnownChunk, Repository, Upload
from comity.hub.queries.callers import Caller
from comity.hub.queries.file_terms import ahead, term_chunks
from comity.hub.queries.held_contents import TOGETHER, batches, usable_contents
from comity.hub.queries.policy import may_write
from comity.hub.queries.referable_chunks import ReferableChunks
from comity.hub.queries.xorb_tables import ChunksOf, HashesOf, xorb_table
from comity.kernel.domain.errors import InvalidInput, UnknownName

AT_ONCE = 2
"""Files of a shard that are checked side by side."""


@dataclass(frozen=True, slots=True)
class _Checked:
    xet_hash: str
    sha256: str
    size: int
    terms: Sequence[Term]


def keep_files(
    *,
    caller: Caller,
    repository: Repository,
    files: Sequence[ShardFile],
    hashed: frozenset[str] = frozenset(),
) -> list[Content]:
    """The contents, in the order of the files. `hashed` are SHA-256s that were computed from the
    very bytes already. The caller of this has authorised the caller.

    Raises `UnknownName("xet-xorb-unknown")` for a xorb that is not there and for one that the
    caller may not refer to alike; `InvalidInput` for anything that does not fit; `QuotaExceeded`.
    """
    user = caller.user
    if user is None:
        raise SignInNeeded
    wanted = {to_hex(term.xorb) for file in files for term in file.terms}
    referable = ReferableChunks(caller, wanted)
    known = _known(files)
    running = running_digests(repository, user)
    check = partial(_check, referable=referable, known=known, hashed=hashed, running=running)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="hub-checking") as threads:
        checked = list(threads.map(check, files))
    if not hashed:
        running.forget()
    check_quota(caller, repository, adding=_added(caller, repository, checked))
    offered = not may_write(caller, repository)
    nothing = hold_small(b"") if any(not each.terms for each in checked) else None
    with transaction.atomic():
        contents = [_kept(each) if each.terms else nothing for each in checked]
        kept = [each for each in contents if each is not None]
        for content in kept:
            hold(repository, content, user, offered=offered)
        _remember_chunks(checked)
        check_quota(caller, repository)
        Upload.objects.filter(key=upload_key(repository, user)).delete()
    return kept


def _known(files: Sequence[ShardFile]) -> dict[str, Content]:
    """Files that were verified before, by Xet hash."""
    found: dict[str, Content] = {}
    for batch in batches(dict.fromkeys(to_hex(file.hash) for file in files), TOGETHER):
        rows = Content.objects.filter(xet_hash__in=batch)
        found.update((str(each.xet_hash), each) for each in rows)
    return found


def _check(
    file: ShardFile,
    *,
    referable: ReferableChunks,
    known: dict[str, Content],
    hashed: frozenset[str],
    running: RunningDigests,
) -> _Checked:
    """Asks the object store alone: it runs in a thread without a database connection."""
    for term in file.terms:
        if not referable.allows(to_hex(term.xorb), term.start, term.end):
            raise UnknownName("xet-xorb-unknown", xorb=to_hex(term.xorb))
    xorbs = frozenset(term.xorb for term in file.terms)
    size = verify_file(file.hash, file.terms, file.range_hashes, HashesOf(ChunksOf(xorbs)))
    name = to_hex(file.hash)
    stated = file.sha256.hex() if file.sha256 else None
    if name in known:
        found = known[name].sha256
    elif stated in hashed and stated is not None:
        found = stated
    else:
        found = _sha256(file.terms, running)
    if stated is not None and file.terms and found != stated:
        raise InvalidInput("xet-sha256-wrong", sha256=found, stated=stated)
    return _Checked(name, found, size, file.terms)


def _sha256(terms: Sequence[Term], running: RunningDigests) -> str:
    left, begun = begun_sha256(running, terms)
    digest = begun or new_sha256()
    for chunks in ahead(term_chunks(left)):
        for chunk in chunks:
            digest.update(chunk)
    return digest.hexdigest()


def _added(caller: Caller, repository: Repository, checked: Sequence[_Checked]) -> int:
    """Bytes that the repository does not hold yet, for everybody or for the caller."""
    sizes = {each.sha256: each.size for each in checked}
    held = usable_contents(caller, repository, sizes)
    return sum(size for sha256, size in sizes.items() if sha256 not in held)


def _kept(file: _Checked) -> Content:
    """The row, with its terms if this made it: two that came at once never mix theirs."""
    content, made = Content.objects.get_or_create(
        sha256=file.sha256, defaults={"size": file.size, "xet_hash": file.xet_hash}
    )
    if not made and content.xet_hash is None:
        # It was stored whole; from now on by its chunks, which others can share.
        rows = Content.objects.filter(sha256=file.sha256, xet_hash=None)
        made = rows.update(xet_hash=file.xet_hash) == 1
        content.refresh_from_db()
    if made:
        FileTerm.objects.bulk_create(
            [
                FileTerm(
                    content=content,
                    place=place,
                    xorb_id=to_hex(term.xorb),
                    start=term.start,
                    end=term.end,
                    length=term.length,
                )
                for place, term in enumerate(file.terms)
            ],
            batch_size=TOGETHER,
        )
    return content


def _remember_chunks(files: Sequence[_Checked]) -> None:
    """The chunks by which clients ask: the first of each file, and sampled ones."""
    found: dict[tuple[str, str], int] = {}
    seen: set[tuple[bytes, int, int]] = set()
    for file in files:
        for place, term in enumerate(file.terms):
            stretch = (term.xorb, term.start, term.end)
            if place and stretch in seen:
                continue
            seen.add(stretch)
            name = to_hex(term.xorb)
            chunks = xorb_table(name).chunks
            for at in range(term.start, term.end):
                first = place == 0 and at == term.start
                if first or sampled_for_deduplication(chunks[at].hash):
                    found.setdefault((to_hex(chunks[at].hash), name), at)
    KnownChunk.objects.bulk_create(
        [KnownChunk(hash=chunk, xorb_id=xorb, place=at) for (chunk, xorb), at in found.items()],
        ignore_conflicts=True,
        batch_size=TOGETHER,
    )
