"""Whether a folder holds what a signed manifest says, file by file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from comity.hub.adapters.folder_files import FoundFile, layout_of, read_folder
from comity.hub.domain.content_digest import ManifestFile, content_ids
from comity.hub.domain.findings import Finding, fails, holds, shown, unknown
from comity.hub.domain.signing_keys import SigningKey, verify_manifest
from comity.hub.formats.manifest_file import ManifestDocument
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message


def verify_folder(
    folder: Path,
    manifest: ManifestDocument,
    keys: Iterable[SigningKey],
    *,
    partial: bool = False,
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What the signatures prove, and every file that is changed, missing or added.

    `keys` are those that the caller trusts; the ones in the document are not. With `partial`, files
    that are not there are not missed. Without a listing in the document the folder is compared as a
    whole, and only files that this commit changed can be named. `ignore` names paths not looked at.
    """
    found = list(verify_manifest(manifest.manifest, manifest.signatures, keys, manifest.listing))
    if any(finding.message.id in _BROKEN_LISTING for finding in found):
        return tuple(found)  # there is nothing to hold the files against
    commit = manifest.manifest.commit
    layout = layout_of(folder, commit)
    if not layout.files.is_dir():
        return (*found, fails(Message("folder-missing", {"path": str(layout.files)})))
    if layout.commit not in {None, commit}:
        told = {"commit": commit, "other": shown(str(layout.commit))}
        return (*found, fails(Message("snapshot-of-another-commit", told)))
    files: dict[str, FoundFile] = {}
    odd: list[Finding] = []
    for each in read_folder(layout, ignore):
        if isinstance(each, Finding):
            odd.append(each)
        else:
            files[each.path] = each
    if manifest.listing is not None:
        compared = _compare(manifest.listing, files, partial, seen_oddly=_paths(odd))
    else:
        compared = _compare_whole(manifest, files, partial)
    if not odd and not any(finding.verdict != "holds" for finding in compared):
        compared.append(holds(Message("folder-holds", {"count": len(files)})))
    return (*found, *odd, *compared)


_BROKEN_LISTING = {"listing-altered", "listing-contradictory", "manifest-version-unknown"}


def _paths(findings: Iterable[Finding]) -> set[str]:
    return {str(finding.message.params["path"]) for finding in findings}


def _covered(path: str, seen_oddly: Collection[str]) -> bool:
    """Whether the file, or a folder that it lies in, is told of already."""
    parts = path.split("/")
    return any(shown("/".join(parts[:depth])) in seen_oddly for depth in range(1, len(parts) + 1))


def _compare(
    listing: Sequence[ManifestFile],
    files: dict[str, FoundFile],
    partial: bool,
    seen_oddly: Collection[str],
) -> list[Finding]:
    found: list[Finding] = []
    listed = {file.path: file for file in listing}
    for path, wanted in sorted(listed.items()):
        there = files.get(path)
        if there is not None:
            found += _differences(wanted, there)
        elif not partial and not _covered(path, seen_oddly):
            found.append(fails(Message("file-missing", {"path": shown(path)})))
    found += [
        fails(Message("file-added", {"path": shown(path)}))
        for path in sorted(files)
        if path not in listed
    ]
    return found


def _differences(wanted: ManifestFile, there: FoundFile) -> list[Finding]:
    path = shown(wanted.path)
    if there.size != wanted.size:
        sizes = {"size": there.size, "wanted": wanted.size}
        return [fails(Message("file-size-wrong", {"path": path, **sizes}))]
    if there.sha256 != wanted.sha256:
        return [fails(Message("file-changed", {"path": path}))]
    if wanted.git_oid not in there.git_oids:
        return [fails(Message("file-git-id-wrong", {"path": path}))]
    return []


def _compare_whole(
    document: ManifestDocument, files: dict[str, FoundFile], partial: bool
) -> list[Finding]:
    manifest = document.manifest
    found: list[Finding] = []
    for wanted in manifest.changed:
        there = files.get(wanted.path)
        if there is not None:
            found += _differences(wanted, there)
        elif not partial:
            found.append(fails(Message("file-missing", {"path": shown(wanted.path)})))
    found += [
        fails(Message("file-added", {"path": shown(path)}))
        for path in manifest.removed
        if path in files
    ]
    if found:
        return found
    if partial:
        return [unknown(Message("folder-needs-listing"))]
    try:
        ids = content_ids(
            ManifestFile(file.path, file.size, file.sha256, file.blob_id) for file in files.values()
        )
    except (InvalidInput, UnicodeEncodeError):
        return [fails(Message("folder-differs"))]
    return [] if ids.digest == manifest.digest else [fails(Message("folder-differs"))]
