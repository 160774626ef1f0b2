"""Many commitments from a file: tried first, entered when what it comes to was seen."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.import_commitments import (
    RowOutcome,
    RowState,
    import_commitments,
    may_import_for_all,
)
from comity.plan.domain.participants import ParticipantState
from comity.plan.formats.commitment_lines import NEEDED, READ
from comity.plan.interfaces.pages.commitments.words import field_name
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.queries.people import Person

LARGEST = 2 * 1024 * 1024
"""Of a form's text. The command line takes more."""
MOST_LINES = 1_000
"""About a second, in which nobody else can write to SQLite; and a page that can be read."""
SHOWN_LACKS = 3


class ImportForm(forms.Form):
    """A file to try."""

    file = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )


class EnterForm(forms.Form):
    """What was tried, sent once more to be entered."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)


def may_import(person: Person) -> bool:
    joined = [it for it in person.participants if it.state == ParticipantState.JOINED.value]
    return bool(joined) or may_import_for_all(person)


@asks
def import_file(request: HttpRequest, person: Person) -> HttpResponse:
    if not may_import(person):
        raise NotPermitted("no-participant-to-import-for")
    entering = "text" in request.POST
    form = ImportForm(None if entering else request.POST or None, request.FILES or None)
    enter = EnterForm(request.POST) if entering else None
    outcomes: tuple[RowOutcome, ...] = ()
    if enter is not None and enter.is_valid():
        source = enter.cleaned_data["text"].encode()
        with told_in(enter):
            _require_few(import_commitments(person=person, source=source, dry_run=True))
            outcomes = import_commitments(person=person, source=source, dry_run=False)
    elif request.method == "POST" and not entering and form.is_valid():
        with told_in(form):
            source = _small(form.cleaned_data["file"].read(LARGEST + 1))
            tried = import_commitments(person=person, source=source, dry_run=True)
            outcomes = _require_few(tried)
            if _can_be_entered(outcomes):
                enter = EnterForm(initial={"text": source.decode("utf-8-sig")})
    counted = {each: sum(it.state is each for it in outcomes) for each in RowState}
    return show(
        request,
        "data_import.html",
        person,
        "data",
        form=form,
        enter=enter,
        rows=[(each, _why(each)) for each in outcomes],
        counted={each.value: count for each, count in counted.items()},
        made=counted[RowState.SUBMITTED] + counted[RowState.DRAFTED],
        entered=entering and bool(outcomes),
        for_all=may_import_for_all(person),
        names=sorted(each.name for each in person.participants),
        needed=NEEDED,
        columns=[each for each in READ if each not in NEEDED],
    )


def _small(source: bytes) -> bytes:
    if len(source) > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise InvalidInput("commitments-file-too-large-for-page", limit=limit)
    return source


def _require_few(outcomes: tuple[RowOutcome, ...]) -> tuple[RowOutcome, ...]:
    if len(outcomes) > MOST_LINES:
        raise InvalidInput("commitments-file-too-many-for-page", limit=MOST_LINES)
    return outcomes


def _can_be_entered(outcomes: tuple[RowOutcome, ...]) -> bool:
    states = {each.state for each in outcomes}
    return RowState.REFUSED not in states and states != {RowState.EXISTS}


def _why(outcome: RowOutcome) -> list[str]:
    """Why it was refused, or what its draft lacks still."""
    words = translations()
    if outcome.error is not None:
        return [error_text(outcome.error, words)]
    return [
        f"{field_name(each.field)}: {error_text(each.error, words)}"
        for each in outcome.lacks[:SHOWN_LACKS]
    ]
