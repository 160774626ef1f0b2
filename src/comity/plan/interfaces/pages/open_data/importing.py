"""Many commitments from a file: tried first, entered when what it comes to was seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.formats.table_lines import table_text
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.import_commitments import import_commitments, may_import_for_all
from comity.plan.actions.import_outcomes import RowOutcome, RowState, counted
from comity.plan.domain.participants import ParticipantState
from comity.plan.formats.commitment_lines import NEEDED, READ
from comity.plan.formats.import_files import import_files
from comity.plan.formats.part_lines import PART_FILES
from comity.plan.interfaces.import_limits import LARGEST, require_few, require_small
from comity.plan.interfaces.pages.commitments.words import field_name
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.queries.people import Person

SHOWN_LACKS = 3


class FilesInput(forms.FileInput):
    """For several; `FILES.getlist` has them all."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[Any]], name: str
    ) -> UploadedFile[Any] | None:
        """The last, by which the form knows that there is one."""
        return files.get(name)


class ImportForm(forms.Form):
    """Files to try."""

    file = forms.FileField(
        label=_("CSV files, or one ZIP"),
        widget=FilesInput(attrs={"accept": ".csv,text/csv,.zip", "multiple": True}),
    )


class EnterForm(forms.Form):
    """What was tried, sent once more to be entered."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
    milestones = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    partners = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    helps = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)

    @property
    def given(self) -> dict[str, bytes]:
        """Once it is valid: what was given, by its tables."""
        found = {"commitments": self.cleaned_data["text"].encode()}
        parts = {each: self.cleaned_data[each].encode() for each in PART_FILES}
        return found | {name: data for name, data in parts.items() if data}


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
        files = enter.given
        with told_in(enter):
            require_few(import_commitments(person=person, files=files, dry_run=True))
            outcomes = import_commitments(person=person, files=files, dry_run=False)
    elif request.method == "POST" and not entering and form.is_valid():
        with told_in(form):
            files = _read(request)
            tried = import_commitments(person=person, files=files, dry_run=True)
            outcomes = require_few(tried)
            if _can_be_entered(outcomes):
                enter = EnterForm(initial=_again(files))
    told = counted(outcomes)
    return show(
        request,
        "data_import.html",
        person,
        "data",
        form=form,
        enter=enter,
        rows=[(each, _why(each)) for each in outcomes],
        counted=told.of_commitments,
        parts=told.of_parts,
        made=told.of_commitments["submitted"] + told.of_commitments["drafted"],
        entered=entering and bool(outcomes),
        for_all=may_import_for_all(person),
        names=sorted(each.name for each in person.participants),
        needed=NEEDED,
        columns=[each for each in READ if each not in NEEDED],
        part_files=[(f"{name}.csv", ("key", *each.read)) for name, each in PART_FILES.items()],
    )


def _read(request: HttpRequest) -> dict[str, bytes]:
    """Half an archive would be told to be a broken one: what is too large is not read."""
    given = request.FILES.getlist("file")
    require_small(sum(each.size or 0 for each in given))
    files = import_files([(each.name or "", each.read()) for each in given])
    require_small(sum(len(each) for each in files.values()))
    return files


def _again(files: dict[str, bytes]) -> dict[str, str]:
    texts = {name: table_text(data, LARGEST) for name, data in files.items()}
    return {"text": texts.pop("commitments"), **texts}


def _can_be_entered(outcomes: tuple[RowOutcome, ...]) -> bool:
    states = {each.state for each in outcomes}
    return RowState.REFUSED not in states and bool(states - {RowState.EXISTS, RowState.LEFT_OUT})


def _why(outcome: RowOutcome) -> list[str]:
    """Why it was refused, or what its draft lacks still."""
    words = translations()
    if outcome.error is not None:
        return [error_text(outcome.error, words)]
    return [
        f"{field_name(each.field)}: {error_text(each.error, words)}"
        for each in outcome.lacks[:SHOWN_LACKS]
    ]
