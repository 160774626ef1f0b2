"""The agenda of a session: put in order, and dealt with item by item. A token needs `keep-sessions`
on the organisation, or `preside` on its body."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.assemblies import session_path


class AgendaDeeds(Asking):
    def add_item(
        self, slug: str, session: str, *, title: str = "", subject: str = ""
    ) -> records.ItemRecord:
        """At the end, with a `title` or about `subject`, a reference."""
        body = {"title": title, "subject": subject}
        made = self._connection.post(f"{session_path(slug, session)}/agenda", body)
        return cast(records.ItemRecord, made)

    def rename_item(self, slug: str, session: str, item: str, *, title: str) -> records.ItemRecord:
        renamed = self._connection.put(_item(slug, session, item), {"title": title})
        return cast(records.ItemRecord, renamed)

    def move_item(self, slug: str, session: str, item: str, *, position: int) -> records.ItemRecord:
        """From 1 on; the others make room."""
        path = f"{_item(slug, session, item)}/position"
        return cast(records.ItemRecord, self._connection.put(path, {"position": position}))

    def remove_item(self, slug: str, session: str, item: str) -> None:
        self._connection.delete(_item(slug, session, item))

    def take_item(self, slug: str, session: str, item: str) -> records.ItemRecord:
        taken = self._connection.post(f"{_item(slug, session, item)}/take", {})
        return cast(records.ItemRecord, taken)

    def finish_item(self, slug: str, session: str, item: str) -> records.ItemRecord:
        finished = self._connection.post(f"{_item(slug, session, item)}/finish", {})
        return cast(records.ItemRecord, finished)

    def put_off_item(self, slug: str, session: str, item: str) -> records.ItemRecord:
        waiting = self._connection.post(f"{_item(slug, session, item)}/put-off", {})
        return cast(records.ItemRecord, waiting)


def _item(slug: str, session: str, item: str) -> str:
    return f"{session_path(slug, session)}/agenda/{segment(item)}"
