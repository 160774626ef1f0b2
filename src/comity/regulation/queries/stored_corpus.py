"""The corpus that stands in the database, and the release it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.domain.messages import Message
from comity.regulation.adapters.corpus_tables import read_rows
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.corpus_rows import from_rows
from comity.regulation.models import Release

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class CurrentRelease:
    """The release loaded last. `content` names the corpus in the tables, local edits included: it
    is what a corpus held in memory should be keyed by."""

    id: str
    content: str
    loaded_at: datetime

    @property
    def edited(self) -> bool:
        """Whether local edits stand on top of the release."""
        return self.id != self.content


def current_release() -> CurrentRelease | None:
    """`None` before the first release is loaded."""
    found = Release.objects.filter(is_current=True).values_list("id", "content", "loaded_at")
    row = found.first()
    return CurrentRelease(*row) if row else None


def stored_corpus() -> Corpus:
    """The whole corpus, as it stood at one moment.

    Takes no lock: where a release is loaded meanwhile, it reads again. Raises
    `UnknownName("no-release")` before the first load, `IntegrityFailure` for rows that make no
    corpus, and `Conflict("release-changing")` where loads follow each other faster than it reads.
    """
    before = current_release()
    if before is None:
        raise UnknownName("no-release", remedy=Message("load-a-release"))
    for _attempt in range(ATTEMPTS):
        rows = read_rows()
        after = current_release()
        if after == before:
            return from_rows(rows)
        before = after
    raise Conflict("release-changing")
