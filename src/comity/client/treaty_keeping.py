"""What the depositary of an organisation's treaties does. A token needs the scope `keep-treaties`
on the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from comity.client import records
from comity.client.asking import Asking, Day, segment


class TreatyKeepingMethods(Asking):
    def adopt_motion(
        self,
        slug: str,
        number: int,
        *,
        ballot: str,
        amends: str = "",
        reservations: bool | None = None,
    ) -> records.AdoptedTreatyRecord:
        """The text of the motion, by the closed ballot that adopted it."""
        asked = {"ballot": ballot, "amends": amends, "reservations": reservations}
        path = f"assemblies/{segment(slug)}/motions/{number}/treaty"
        return cast(records.AdoptedTreatyRecord, self._connection.post(path, asked))

    def adopt_elsewhere(
        self,
        slug: str,
        *,
        title: Mapping[str, str],
        adopted_on: Day,
        decision: str,
        rule: Mapping[str, Any] | None = None,
        amends: str = "",
        reservations: bool | None = None,
    ) -> records.AdoptedTreatyRecord:
        """`title` by language; without a `rule` of entry into force that of the statute holds."""
        asked = {
            "title": dict(title),
            "adopted_on": str(adopted_on),
            "decision": decision,
            "rule": None if rule is None else dict(rule),
            "amends": amends,
            "reservations": reservations,
        }
        made = self._connection.post(f"assemblies/{segment(slug)}/treaties", asked)
        return cast(records.AdoptedTreatyRecord, made)

    def close_treaty(
        self, slug: str, treaty: str, *, closed_on: Day, why: str
    ) -> records.AdoptedTreatyRecord:
        """From `closed_on` on there is no treaty."""
        asked = {"closed_on": str(closed_on), "why": why}
        ended = self._connection.post(f"{_treaty(slug, treaty)}/end", asked)
        return cast(records.AdoptedTreatyRecord, ended)

    def link_instrument(
        self, slug: str, treaty: str, *, instrument: str
    ) -> records.AdoptedTreatyRecord:
        """The same treaty in the corpus; "" for none."""
        path = f"{_treaty(slug, treaty)}/instrument"
        linked = self._connection.post(path, {"instrument": instrument})
        return cast(records.AdoptedTreatyRecord, linked)

    def strike_deed(self, slug: str, treaty: str, deed: str, *, why: str) -> records.DeedRecord:
        path = f"{_treaty(slug, treaty)}/deeds/{segment(deed)}/strike"
        return cast(records.DeedRecord, self._connection.post(path, {"why": why}))


def _treaty(slug: str, treaty: str) -> str:
    return f"assemblies/{segment(slug)}/treaties/{segment(treaty)}"
