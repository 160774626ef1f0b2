"""Let another repository hold contents of one, so that they need not be sent again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.hold_content import hold
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Content, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.contributing import require_to_contribute
from comity.hub.queries.held_contents import content_to_read, usable_contents
from comity.hub.queries.policy import may_write, require


def share_contents(
    *, caller: Caller, source: Repository, target: Repository, hashes: Sequence[str]
) -> list[str]:
    """The SHA-256s that `source` does not hold; the others `target` now holds, for the caller until
    a commit names them. Needs `read` on the source and to be let contribute to the target."""
    require(caller, source, Deed.READ)
    require_to_contribute(caller, target)
    if caller.user is None:
        raise SignInNeeded
    found = usable_contents(caller, source, hashes)
    shared: list[Content] = [
        content
        for sha256, content in found.items()
        if content_to_read(caller, source, sha256=sha256) is not None
    ]
    offered = not may_write(caller, target)
    with transaction.atomic():
        for content in shared:
            hold(target, content, caller.user, offered=offered)
        check_quota(caller, target)
    there = {content.sha256 for content in shared}
    return [sha256 for sha256 in hashes if sha256 not in there]
