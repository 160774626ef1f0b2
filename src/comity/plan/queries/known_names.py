"""The names of organisations that a process has seen, to be searched; rows are read anew each time.

An organisation's name is never changed, so that what was read stays true; one that is gone finds no
row. Only names are kept, no numbers and no people.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from comity.parties.models import Organisation
from comity.plan.domain.duplicates.name_index import NameIndex

OVERLAP = timedelta(minutes=2)
"""How long a transaction may take from making a row to showing it to others."""


class KnownNames:
    def __init__(self) -> None:
        self.index = NameIndex()
        self._until: datetime | None = None
        self._lock = Lock()

    def brought_up(self) -> NameIndex:
        """With the names of all organisations that there are now."""
        with self._lock:
            rows = Organisation.objects.order_by("created_at")
            if self._until is not None:
                rows = rows.filter(created_at__gte=self._until - OVERLAP)
            fresh = list(rows.values_list("name", "created_at"))
            self.index.add(name for name, _ in fresh)
            if fresh:
                self._until = max(fresh[-1][1], self._until or fresh[-1][1])
        return self.index


KNOWN_NAMES = KnownNames()
