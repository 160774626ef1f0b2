"""The desk of the clerks: paper ballots, entered twice."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.actions.enter_paper_sheet import TOOK_PART, enter_paper_sheet
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.paper_counts import Line
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.words import CHOICES
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.parties.interfaces.form_errors import told_in

NONE = ("", gettext_lazy("no paper"))


class SheetForm(forms.Form):
    """A line for each member that has not voted otherwise; of a secret ballot, numbers beside."""

    def __init__(self, view: BallotView, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.view = view
        choices = [NONE, *((each.value, CHOICES[each][1]) for each in Choice)]
        if view.is_secret:
            choices = [NONE, (TOOK_PART, gettext_lazy("gave a paper"))]
            for each in Choice:
                self.fields[f"number-{each}"] = forms.IntegerField(
                    label=str(CHOICES[each][1]), min_value=0, required=False
                )
        for row in view.entitled:
            if not row.voted:
                self.fields[f"member-{row.elector.member}"] = forms.ChoiceField(
                    label=row.name, choices=choices, required=False
                )

    def lines(self) -> dict[str, Line]:
        found: dict[str, Line] = {}
        for name, value in self.cleaned_data.items():
            kind, _dash, line = name.partition("-")
            if (kind == "member" and value) or (kind == "number" and value):
                found[line] = value
        return found


@asks
def desk(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("enter-paper")
    view = BallotView(person, seen_ballot(person, key))
    form = SheetForm(view, request.POST or None)
    differ: list[str] = []
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            entered = enter_paper_sheet(person=person, ballot=key, lines=form.lines())
            if entered.recorded:
                messages.success(request, _("Both sheets say the same: the votes are recorded."))
                return redirect("assembly:ballot", person.assembly.slug, key)
            differ = [_line(view, each) for each in entered.differ]
            if not differ:
                told = _("Your sheet is kept. Another clerk enters theirs now.")
                messages.success(request, told)
                return redirect("assembly:ballot", person.assembly.slug, key)
    return show(
        request,
        "ballot_paper.html",
        person,
        "ballots",
        view=view,
        ballot=view.ballot,
        form=form,
        differ=differ,
    )


def _line(view: BallotView, line: str) -> str:
    words = {each.value: str(CHOICES[each][1]) for each in Choice}
    return words.get(line) or view.names.get(line, line)
