"""One ballot: before it, while it is taken, and after."""

from __future__ import annotations

import csv
from io import StringIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.formats.bundle import write_bundle
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.forms import ProxyForm
from comity.assembly.interfaces.pages.ballots.words import CHOICES
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.decision_keys import decision_keys
from comity.assembly.queries.find_election import election_of_round
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.assembly.queries.subject_motions import motions_about

COLUMNS = ("member", "name", "class", "entitled", "why_not", "voted", "choice")


@reads
def show_ballot(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    if (election := election_of_round(person, key)) is not None:
        return redirect("assembly:election", person.assembly.slug, election.id)
    view = BallotView(person, seen_ballot(person, key))
    keys = decision_keys()
    motion = motions_about(person, [view.ballot.subject]).get(view.ballot.subject)
    return show(
        request,
        "ballot.html",
        person,
        "ballots",
        view=view,
        ballot=view.ballot,
        motion=motion,
        subject_linked=motion or view.ballot.subject.startswith("application:"),
        choices=[(each.value, *CHOICES[each]) for each in CHOICES],
        proxy_form=ProxyForm.among(view) if view.may_grant and not view.own_proxy else None,
        key=keys[-1].id if keys else "",
    )


@reads
def take_bundle(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    bundle = export_bundle(person=person, ballot=key)
    return as_file(write_bundle(bundle), "application/json", f"decision-{key}.json")


@reads
def take_table(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """By member, as far as it may be seen, errata included."""
    view = BallotView(person, seen_ballot(person, key))
    text = StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for row in view.rows:
        who = row.elector
        cells = (who.member, row.name, who.member_class)
        facts = (_flag(value=who.entitled), row.why_not, _flag(value=row.voted), row.choice)
        table.writerow([_unread(each) for each in (*cells, *facts)])
    return as_file(text.getvalue().encode(), "text/csv; charset=utf-8", f"ballot-{key}.csv")


def _flag(*, value: bool) -> str:
    return "yes" if value else "no"


def _unread(cell: str) -> str:
    """As text: a spreadsheet runs what begins so."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


def as_file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
