"""The desk of the clerks in a round of an election: papers that name the same are one line."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.actions.enter_paper_sheet import TOOK_PART, enter_paper_sheet
from comity.assembly.domain.contests import ballot_written, is_ballot_written, names_on
from comity.assembly.domain.election_places import Names
from comity.assembly.domain.paper_counts import Line
from comity.assembly.interfaces.pages.elections.election_view import ElectionView, RoundView
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import who_voted
from comity.parties.interfaces.form_errors import told_in

ROWS, MOST_ROWS = 8, 200
DONE = {
    True: gettext_lazy("Both sheets say the same: the votes are recorded."),
    False: gettext_lazy("Your sheet is kept. Another clerk enters theirs now."),
}
"""By whether the votes were recorded."""


class RoundSheetForm(forms.Form):
    """For one seat a number for each candidate; for more, rows of names and how many papers name
    just these. Then a line for each member that has not voted otherwise."""

    def __init__(self, view: ElectionView, held: RoundView, rows: int, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.held = held
        kinds = 2 ** len(held.standing) - 1
        self.rows = min(rows, kinds) if held.contest.seats > 1 else 0
        self.may_have_more = self.rows == rows < MOST_ROWS
        for number, (_id, called) in enumerate([] if self.rows else held.standing):
            self._ask(f"number-{number}", called)
        for row in range(self.rows):
            self.fields[f"names-{row}"] = forms.MultipleChoiceField(
                label=_("%(row)s. Papers that name") % {"row": row + 1},
                choices=held.standing,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            self._ask(f"papers-{row}", _("How many"))
        self._ask("blank", _("Blank or spoilt"))
        electorate = frozen_of(held.ballot).electorate.entitled
        left = [(view.member_names.get(it, it), it) for it in electorate - who_voted(held.ballot)]
        for name, code in sorted(left, key=lambda pair: (pair[0].casefold(), pair[1])):
            self.fields[f"member-{code}"] = forms.BooleanField(label=name, required=False)

    def _ask(self, field: str, label: str) -> None:
        self.fields[field] = forms.IntegerField(label=label, min_value=0, required=False)

    @property
    def papers(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"names-{row}"], self[f"papers-{row}"]) for row in range(self.rows)]

    @property
    def numbers(self) -> list[forms.BoundField]:
        asked = [] if self.rows else [self[f"number-{at}"] for at in range(len(self.held.standing))]
        return [*asked, self["blank"]]

    @property
    def members(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("member-")]

    def clean(self) -> None:
        """A row that is half filled in would count nothing, or blank papers."""
        for row in range(self.rows):
            names, number = self.cleaned_data.get(f"names-{row}"), self._number(f"papers-{row}")
            if names and not number:
                self.add_error(f"papers-{row}", _("Say how many papers name these."))
            if number and not names:
                told = _("Say whom these papers name; blank ones have a number of their own.")
                self.add_error(f"papers-{row}", told)

    def _number(self, field: str) -> int:
        return self.cleaned_data.get(field) or 0

    def lines(self) -> dict[str, Line]:
        """Papers alike in several rows are added up."""
        given = self.cleaned_data
        found: dict[str, Line] = {
            name.removeprefix("member-"): TOOK_PART
            for name, value in given.items()
            if name.startswith("member-") and value
        }
        numbers: list[tuple[Names, str]] = [(frozenset(), "blank")]
        numbers += [(frozenset({id}), f"number-{at}") for at, id in self._asked()]
        numbers += [(frozenset(given[f"names-{row}"]), f"papers-{row}") for row in range(self.rows)]
        papers: dict[Names, int] = {}
        for names, field in numbers:
            papers[names] = papers.get(names, 0) + self._number(field)
        return found | {
            ballot_written(names, self.held.contest): number
            for names, number in papers.items()
            if number
        }

    def _asked(self) -> list[tuple[int, str]]:
        return [] if self.rows else [(at, id) for at, (id, _) in enumerate(self.held.standing)]


@asks
def desk(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("enter-paper")
    view = ElectionView(person, seen_election(person, key))
    if (held := view.now) is None:
        messages.error(request, _("No round is open."))
        return redirect("assembly:election", person.assembly.slug, key)
    more = "more" in request.POST
    form = RoundSheetForm(view, held, _rows(request, more=more), request.POST or None)
    differ: list[str] = []
    if request.method == "POST" and not more and form.is_valid():
        with told_in(form):
            sheet = form.lines()
            entered = enter_paper_sheet(person=person, ballot=held.ballot.id, lines=sheet)
            if not entered.differ:
                messages.success(request, DONE[entered.recorded])
                return redirect("assembly:election", person.assembly.slug, key)
            differ = [_line(view, held, each) for each in entered.differ]
    return show(
        request, "elections/paper.html", person, "ballots",
        view=view, election=view.election, form=form, differ=differ,
    )  # fmt: skip


def _rows(request: HttpRequest, *, more: bool) -> int:
    given = request.POST.get("rows", "")
    rows = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else ROWS
    return min(rows + ROWS if more else rows, MOST_ROWS)


def _line(view: ElectionView, held: RoundView, line: str) -> str:
    if not is_ballot_written(line, held.contest):
        return view.member_names.get(line, line)
    return ", ".join(view.listed(names_on(line))) or _("Blank or spoilt")
