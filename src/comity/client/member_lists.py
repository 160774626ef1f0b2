"""Lists of members and of what parties did about a treaty. A token needs the scope `keep-members`
or `keep-treaties` on the organisation."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, segment


class MemberListMethods(Asking):
    def import_members(
        self, slug: str, *, csv: str, dry_run: bool = True, keep_going: bool = False
    ) -> records.EnteredLines:
        """All lines or none, but with `keep_going`; by default it is only told what each comes
        to."""
        asked = {"csv": csv, "dry_run": dry_run, "keep_going": keep_going}
        path = f"assemblies/{segment(slug)}/imports/members"
        return cast(records.EnteredLines, self._connection.post(path, asked))

    def import_deeds(
        self, slug: str, treaty: str, *, csv: str, dry_run: bool = True
    ) -> records.EnteredLines:
        path = f"assemblies/{segment(slug)}/treaties/{segment(treaty)}/deeds/import"
        made = self._connection.post(path, {"csv": csv, "dry_run": dry_run})
        return cast(records.EnteredLines, made)
