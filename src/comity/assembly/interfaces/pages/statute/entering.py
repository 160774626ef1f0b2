"""Enter the next version of the statute: choose the file, see what it changes, confirm."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.actions.found_assembly import check_next, enter_statute
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.statute_file import LARGEST_STATUTE
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.statute.comparing import compared
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import StatuteVersion
from comity.assembly.queries.decisions import adopted_under
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.parties.interfaces.form_errors import told_in


class FileForm(forms.Form):
    """The statute as a file."""

    file = forms.FileField(
        label=gettext_lazy("Statute (YAML)"),
        help_text=gettext_lazy("Nothing is changed yet: the next page shows what it changes."),
    )

    def clean_file(self) -> tuple[bytes, str]:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_STATUTE:
            raise forms.ValidationError(_("The file is too large to be a statute."))
        return file.read().replace(b"\r\n", b"\n"), file.name


class ConfirmForm(forms.Form):
    """The same again, with the decision."""

    source = forms.CharField(widget=forms.HiddenInput, max_length=LARGEST_STATUTE, strip=False)
    name = forms.CharField(widget=forms.HiddenInput, max_length=200)
    decision = forms.ChoiceField(
        label=gettext_lazy("Adopted by"),
        required=False,
        help_text=gettext_lazy("The ballot by which it was adopted, where that was held here."),
    )

    def __init__(self, data: object, person: Person, **initial: str) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # what was posted
        decision = cast(forms.ChoiceField, self.fields["decision"])
        decision.choices = [("", gettext_lazy("not by a ballot here")), *_decisions(person)]


@asks
def enter(request: HttpRequest, person: Person) -> HttpResponse:
    person.require("keep-statute")
    if "source" in request.POST:
        return _confirmed(request, person)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        source, name = form.cleaned_data["file"]
        with told_in(form, "file"):
            statute, last = check_next(person=person, source=source, name=name)
            confirm = ConfirmForm(None, person, source=source.decode(), name=name)
            return _preview(request, person, confirm, statute, last)
    return show(request, "statute_enter.html", person, "statute", form=form)


def _confirmed(request: HttpRequest, person: Person) -> HttpResponse:
    confirm = ConfirmForm(request.POST, person)
    if not confirm.is_valid():
        return show(request, "statute_enter.html", person, "statute", form=FileForm())
    source = confirm.cleaned_data["source"].replace("\r\n", "\n").encode()
    given = {"source": source, "name": confirm.cleaned_data["name"]}
    with told_in(confirm):
        entered = enter_statute(person=person, decision=confirm.cleaned_data["decision"], **given)
        words = _("Version %(version)s is entered. It holds from %(day)s.")
        told = {"version": entered.version, "day": entered.holds_from.isoformat()}
        messages.success(request, words % told)
        return redirect("assembly:statute", person.assembly.slug)
    return show(request, "statute_enter.html", person, "statute", form=FileForm(), refused=confirm)


def _preview(
    request: HttpRequest,
    person: Person,
    confirm: ConfirmForm,
    statute: Statute,
    last: StatuteVersion,
) -> HttpResponse:
    return show(
        request,
        "statute_preview.html",
        person,
        "statute",
        confirm=confirm,
        statute=statute,
        old=last,
        **compared(person, last, statute, str(confirm.initial["source"])),
    )


def _decisions(person: Person) -> list[tuple[str, str]]:
    amended = statute_on(person.assembly, person.on).amended
    if amended is None:
        return []
    return [(it.reference, it.title) for it in adopted_under(person.assembly, amended)]
