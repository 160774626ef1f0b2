"""What parties to treaties are called: States and unions as jurisdictions, others as members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.assembly.domain.statute import Statute
from comity.assembly.models import Assembly, Member
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions


@dataclass(frozen=True)
class PartyNames:
    """In one language. `members` are the names of those that are no jurisdictions, by code."""

    language: str
    members: Mapping[str, str]
    statute: Statute

    def party(self, code: str) -> str:
        known = shipped_jurisdictions()
        if code in known:
            return known.name(code, self.language)
        return self.members.get(code, code)

    def body(self, id: str) -> str:
        """A body of the statute, or a jurisdiction."""
        for each in self.statute.bodies:
            if each.id == id:
                return self._told(each.name)
        return self.party(id)

    def weight(self, id: str) -> str:
        names = {each.id: each.name for each in self.statute.weights}
        return self._told(names[id]) if id in names else id

    def _told(self, prose: Mapping[str, str]) -> str:
        return prose.get(self.language) or prose.get("en") or next(iter(prose.values()), "")


def party_names(assembly: Assembly, statute: Statute, language: str) -> PartyNames:
    rows = Member.objects.filter(assembly=assembly).select_related("organisation")
    return PartyNames(language, {each.code: each.organisation.name for each in rows}, statute)
