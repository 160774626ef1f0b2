"""Where in an address the revision ends and the path begins: a branch may have slashes too."""

from __future__ import annotations

from comity.hub.domain.file_paths import MOST_PARTS
from comity.hub.models import Ref, Repository

PREFIXES = ("", "refs/heads/", "refs/tags/")


def split_revision(repository: Repository, rest: str) -> tuple[str, str]:
    """Revision and path of `rest`, which is both with a slash between them. The longest beginning
    that is a branch, a tag or a full ref is the revision; where none is, the first part."""
    parts = rest.strip("/").split("/")
    beginnings = ["/".join(parts[:count]) for count in range(1, min(len(parts), MOST_PARTS) + 1)]
    names = [prefix + each for each in beginnings for prefix in PREFIXES]
    known = set(
        Ref.objects.filter(repository=repository, name__in=names).values_list("name", flat=True)
    )
    for beginning in reversed(beginnings):
        if any(prefix + beginning in known for prefix in PREFIXES):
            return beginning, rest.strip("/")[len(beginning) :].lstrip("/")
    return parts[0], "/".join(parts[1:])
