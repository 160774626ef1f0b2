"""Who may send contents and commits: to a branch, or as a pull request."""

from __future__ import annotations

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.domain.revisions import parse_revision
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.domain.errors import Conflict


def require_to_commit(
    caller: Caller, repository: Repository, revision: str, *, as_pull_request: bool
) -> None:
    """Raise unless the caller may commit to `revision`: `write`; for a new pull request, or their
    own open one, `contribute`."""
    if as_pull_request:
        require(caller, repository, Deed.CONTRIBUTE)
        return
    asked = parse_revision(revision)
    if asked.number is None:
        require(caller, repository, Deed.WRITE)
        return
    discussion = repository.discussions.filter(number=asked.number, is_pull_request=True).first()
    if discussion is None:
        require(caller, repository, Deed.KNOW)
        raise RevisionUnknown(revision)
    own = caller.user is not None and discussion.author_id == caller.user.id
    require(caller, repository, Deed.CONTRIBUTE if own else Deed.WRITE)
    if discussion.status not in ("open", "draft"):
        raise Conflict("pull-request-closed", number=asked.number)


def require_to_contribute(caller: Caller, repository: Repository) -> None:
    """Raise unless the caller may send contents: whoever may open a pull request may, since a
    content changes nothing before a commit names it."""
    require(caller, repository, Deed.CONTRIBUTE)
