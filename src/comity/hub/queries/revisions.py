"""From what a client writes for a revision to the commit that it means."""

from __future__ import annotations

from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.domain.revisions import parse_revision
from comity.hub.models import Commit, Ref, Repository
from comity.kernel.domain.errors import InvalidInput

MAIN = "refs/heads/main"


def ref_of(repository: Repository, revision: str) -> Ref | None:
    """The ref that is meant: a branch goes before a tag of the same name."""
    try:
        asked = parse_revision(revision)
    except InvalidInput:
        return None
    if asked.ref is not None:
        names = [asked.ref]
    else:
        names = [f"refs/heads/{asked.name}", f"refs/tags/{asked.name}"]
    found = {
        each.name: each
        for each in Ref.objects.filter(repository=repository, name__in=names).select_related(
            "commit"
        )
    }
    return next((found[name] for name in names if name in found), None)


def commit_at(repository: Repository, revision: str) -> Commit:
    """The commit of a branch, a tag, a full ref, or an id that is whole or begins one. Raises
    `RevisionUnknown`, for a beginning that several commits share too."""
    ref = ref_of(repository, revision)
    if ref is not None:
        return ref.commit
    try:
        prefix = parse_revision(revision).commit_prefix
    except InvalidInput:
        prefix = None
    if prefix:
        rows = Commit.objects.filter(repository=repository)
        if len(prefix) == 40:
            found = list(rows.filter(oid=prefix)[:1])
        else:
            found = list(rows.filter(oid__startswith=prefix)[:2])
        if len(found) == 1:
            return found[0]
    raise RevisionUnknown(revision[:100])
