"""What goes on in an organisation, as rows with the words and addresses of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from comity.assembly.domain.counts import Outcome
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Ballot, Motion, Session, Treaty
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations


@dataclass(frozen=True, slots=True)
class Row:
    """`href` is "" where it has no page; `sign` stands before the words of its `state`."""

    title: str
    href: str
    note: str = ""
    state: str = ""
    sign: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Rows:
    person: Person

    def sessions(self, rows: Iterable[Session]) -> list[Row]:
        return [
            Row(each.name, self._to("session", each.id), self._body(each.body)) for each in rows
        ]

    def ballots(self, rows: Iterable[Ballot]) -> list[Row]:
        return [
            Row(each.title, self._to("ballot", each.id), self._body(each.body)) for each in rows
        ]

    def motions(self, rows: Iterable[Motion]) -> list[Row]:
        return [
            Row(
                f"{each.number}. {each.title}",
                self._to("motion", each.number),
                self._body(each.body),
            )
            for each in rows
        ]

    def decisions(self, rows: Iterable[Ballot]) -> list[Row]:
        return [
            Row(
                title=each.title,
                href=self._to("ballot", each.id),
                note=self._body(each.body),
                state=render(Message(f"outcome-{each.outcome}"), translations()),
                sign="✓" if each.outcome == Outcome.ADOPTED else "×",
                tone="added" if each.outcome == Outcome.ADOPTED else "refused",
            )
            for each in rows
        ]

    def treaties(self, rows: Iterable[Treaty]) -> list[Row]:
        return [Row(told(each.title), self._to("treaty", each.slug)) for each in rows]

    def _to(self, name: str, key: object) -> str:
        try:
            return reverse(f"assembly:{name}", args=[self.person.assembly.slug, key])
        except NoReverseMatch:
            return ""

    def _body(self, id: str) -> str:
        """Its name; its id where the statute of the day has it no more."""
        known = {each.id: each for each in statute_on(self.person.assembly, self.person.on).bodies}
        return told(known[id].name) if id in known else id
