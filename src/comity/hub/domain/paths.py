"""Names that come from outside: paths of files, ids of repositories, revisions."""

from __future__ import annotations

from comity.hub.domain.file_paths import collision_key, parse_path
from comity.hub.domain.repository_ids import parse_name, parse_namespace, parse_repository_id
from comity.hub.domain.revisions import (
    Revision,
    parse_branch,
    parse_commit_id,
    parse_revision,
    parse_tag,
)

__all__ = [
    "Revision",
    "collision_key",
    "parse_branch",
    "parse_commit_id",
    "parse_name",
    "parse_namespace",
    "parse_path",
    "parse_repository_id",
    "parse_revision",
    "parse_tag",
]
