"""The rulebook from a corpus folder, by way of the compiled cache.

The cache is keyed by a digest of every corpus file, so an edited corpus is never answered from an
old cache. It is written atomically; two writers write the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import comity.corpus
from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput, StorageFailure
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.kernel.domain.messages import Message
from comity.kernel.formats.jurisdictions import read_jurisdictions
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.compiled_corpus import LAYOUT, decode_rulebook, encode_rulebook
from comity.regulation.formats.corpus_layout import LARGEST_FILE, Progress, file_type
from comity.regulation.formats.uncollected import uncollected

if TYPE_CHECKING:
    from comity.regulation.formats.release_file import ReleaseFile

JURISDICTIONS = "jurisdictions.yaml"
LARGEST_CACHE = 2 * 1024**3
LARGEST_RELEASE = 1024**3
Notice = Callable[[Message], None]


def shipped_corpus() -> Path:
    """The folder of the corpus that ships with Comity."""
    return Path(comity.corpus.__path__[0])


@cache
def shipped_jurisdictions() -> Jurisdictions:
    """The jurisdictions that ship with Comity, read once."""
    return read_jurisdictions(_shipped().decode("utf-8-sig"))


def corpus_files(place: Path) -> dict[str, bytes]:
    """The corpus files below a folder, or in a release file, by relative path. Raises
    `StorageFailure`, and of a release file what `read_release_file` raises. A corpus without
    jurisdictions of its own uses those that ship."""
    if place.is_file():
        return _with_jurisdictions(release_file(place).files)
    return _with_jurisdictions(_files_below(place))


def release_file(path: Path) -> ReleaseFile:
    """The release file at `path`."""
    from comity.regulation.formats.release_file import read_release_file

    return read_release_file(read_bytes(path, LARGEST_RELEASE), str(path))


def own_jurisdictions(place: Path) -> bytes | None:
    """The jurisdictions of a corpus where they are not those that ship."""
    own = corpus_files(place)[JURISDICTIONS]
    return None if own == _shipped() else own


def _with_jurisdictions(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {JURISDICTIONS: _shipped(), **files} if JURISDICTIONS not in files else dict(files)


def _shipped() -> bytes:
    return read_bytes(shipped_corpus() / JURISDICTIONS, 4 * LARGEST_FILE)


def _files_below(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise StorageFailure("no-such-folder", path=str(folder))
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if name == JURISDICTIONS or file_type(name) is not None:
            files[name] = read_bytes(path, 4 * LARGEST_FILE)
    if not files.keys() - {JURISDICTIONS}:
        raise InvalidInput("no-corpus", path=str(folder))
    return files


def build_rulebook(files: Mapping[str, bytes], progress: Progress) -> Rulebook:
    """Read and compile what `corpus_files` gave. Raises `Problems` with every error."""
    # Reading takes a grammar and a schema validator; answering from the cache needs neither.
    from comity.regulation.formats.corpus_files import read_corpus
    from comity.regulation.formats.release import release_id

    try:
        text = files[JURISDICTIONS].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("jurisdictions-unreadable", problem=str(error)) from None
    jurisdictions = read_jurisdictions(text)
    ids = frozenset(entry.id for entry in jurisdictions)
    with uncollected():
        corpus, program = read_corpus(files, ids, progress)
        return Rulebook(release_id(corpus), corpus, program, jurisdictions)


def open_rulebook(
    place: Path,
    cache: Path,
    *,
    progress: Progress = lambda done, total: None,
    notice: Notice = lambda message: None,
) -> Rulebook:
    """The rulebook of a folder or of a release file, from the cache where it is there and whole.

    A damaged cache is reported and made anew; a cache that can't be written is reported and done
    without. A release file must make the release that it says.
    """
    if not place.is_file():
        return _opened(_with_jurisdictions(_files_below(place)), cache, progress, notice)
    from comity.regulation.formats.release_file import check_release

    released = release_file(place)
    rules = _opened(_with_jurisdictions(released.files), cache, progress, notice)
    check_release(released.manifest, rules.corpus, rules.release, str(place))
    return rules


def _opened(
    files: Mapping[str, bytes], cache: Path, progress: Progress, notice: Notice
) -> Rulebook:
    path = cache / f"corpus-{_digest(files)}.bin"
    if path.exists():
        try:
            return decode_rulebook(read_bytes(path, LARGEST_CACHE))
        except (IntegrityFailure, InvalidInput, StorageFailure):
            notice(Message("cache-damaged", {"path": str(path)}))
    rulebook = build_rulebook(files, progress)
    try:
        write_atomically(path, encode_rulebook(rulebook))
    except StorageFailure as failure:
        notice(Message("cache-not-written", failure.message.params))
    return rulebook


def _digest(files: Mapping[str, bytes]) -> str:
    digest = sha256(LAYOUT)
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:32]
