"""The differences of a pull request as text, within bounds."""

from __future__ import annotations

from itertools import islice

from comity.hub.domain.text_diff import repository_diff
from comity.hub.models import Discussion, Repository
from comity.hub.queries.diff_sides import DiffSides
from comity.hub.queries.pull_requests import proposed_changes

MOST_FILES = 1000


def pull_request_diff(repository: Repository, discussion: Discussion) -> str:
    """As git writes it. The caller may read the repository's files: this shows them."""
    changes = list(islice(proposed_changes(repository, discussion), MOST_FILES))
    sides = DiffSides(repository, changes)
    return repository_diff((change.path, *sides.of(change)) for change in changes)
