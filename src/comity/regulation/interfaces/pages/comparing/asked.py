"""What the address of the divergence page asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy


class Sort(StrEnum):
    LIKENESS = "likeness"
    NAME = "name"


SORTS = {Sort.LIKENESS: gettext_lazy("likes together"), Sort.NAME: gettext_lazy("by name")}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    where: tuple[str, ...]
    on: date
    sort: Sort
    area: str

    @property
    def query(self) -> str:
        """The same question about another area."""
        return f"in={','.join(self.where)}&on={self.on.isoformat()}&sort={self.sort.value}"
