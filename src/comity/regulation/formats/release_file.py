"""A release as one file: a ZIP archive that holds the canonical YAML of the corpus and a manifest.

The same release makes the same bytes on every machine: members are stored (compressors differ),
in a fixed order, of a fixed day. What is read must be byte for byte what would be written, so a
file that is cut short or has one bit turned is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import msgspec

from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.release import release_id

FORMAT = 1
MANIFEST, JURISDICTIONS = "manifest.json", "jurisdictions.yaml"
_DAY = (1980, 1, 1, 0, 0, 0)
"""the first that ZIP knows"""
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    instruments: int
    provisions: int
    norms: int
    concepts: int
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the file holds. `files` are the SHA-256 of each by its name."""

    format: int
    release: str
    checked_on: date | None
    """the latest day up to which an instrument in it was followed"""
    counts: Counts
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    manifest: Manifest
    files: Mapping[str, bytes]
    """as `corpus_files` gives them, with jurisdictions only where they are not those that ship"""


def release_file_name(release: str) -> str:
    return f"comity-corpus-{release}.zip"


def is_release_file(data: bytes) -> bool:
    """Whether it begins like one."""
    return data.startswith(b"PK\x03\x04")


def write_release_file(corpus: Corpus, jurisdictions: bytes | None = None) -> bytes:
    """`jurisdictions` is the YAML of jurisdictions where these are not those that ship."""
    files = dict(sorted(dump_corpus(corpus).items()))
    if jurisdictions is not None:
        files[JURISDICTIONS] = jurisdictions
    manifest = Manifest(
        format=FORMAT,
        release=release_id(corpus),
        checked_on=_newest(corpus),
        counts=counts_of(corpus),
        files={name: sha256(data).hexdigest() for name, data in files.items()},
    )
    return _archive(manifest, files)


def read_release_file(data: bytes, name: str) -> ReleaseFile:
    """The files in it, as they were written; whether they make the release that it is named by is
    for who reads them to see (`check_release`). Raises `InvalidInput("not-a-release")` for another
    kind of file, `InvalidInput("release-format-later")` for one of a later version of Comity, and
    `IntegrityFailure("release-damaged")`."""
    if not is_release_file(data):
        raise InvalidInput("not-a-release", path=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = _manifest(archive, name)
            files = {member: _content(archive, member) for member in manifest.files}
        whole = _archive(manifest, files) == data
    except (zipfile.BadZipFile, msgspec.MsgspecError, *_UNREADABLE) as error:
        raise IntegrityFailure("release-damaged", path=name) from error
    if not whole or any(sha256(files[it]).hexdigest() != manifest.files[it] for it in files):
        raise IntegrityFailure("release-damaged", path=name)
    return ReleaseFile(manifest, files)


def check_release(manifest: Manifest, corpus: Corpus, release: str, name: str) -> None:
    """Raises `IntegrityFailure("release-misnamed")` where the files made another corpus, called
    `release`, than the manifest says, or one with other numbers of records."""
    said = (manifest.release, manifest.checked_on, manifest.counts)
    if said != (release, _newest(corpus), counts_of(corpus)):
        wrong = manifest.release
        raise IntegrityFailure("release-misnamed", path=name, release=wrong, found=release)


def counts_of(corpus: Corpus) -> Counts:
    return Counts(
        instruments=len(corpus.instruments),
        provisions=sum(len(it.provisions) for it in corpus.instruments),
        norms=corpus.norm_count(),
        concepts=len(corpus.concepts),
        facts=len(corpus.facts),
    )


def _newest(corpus: Corpus) -> date | None:
    return max((it.checked_on for it in corpus.instruments), default=None)


_UNREADABLE = (KeyError, ValueError, OSError, EOFError, RuntimeError, NotImplementedError)
"""What `zipfile` raises for archives that somebody made up."""


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    data = _content(archive, MANIFEST)
    version = msgspec.json.decode(data, type=dict[str, msgspec.Raw])["format"]
    if msgspec.json.decode(version, type=int) > FORMAT:
        raise InvalidInput("release-format-later", path=name)
    return msgspec.json.decode(data, type=Manifest)


def _content(archive: zipfile.ZipFile, member: str) -> bytes:
    """A member that is stored as it is: nothing that could grow when it is unpacked is read."""
    info = archive.getinfo(member)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise zipfile.BadZipFile(member)
    return archive.read(info)


def _archive(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    head = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {MANIFEST: head, **files}.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = 3, _MODE
            archive.writestr(info, data)
    return target.getvalue()
