"""Enter the next version of a plan: choose the file, see what it changes, confirm."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.keep_plan import check_next_plan, enter_plan_version
from comity.plan.formats.plan_file import LARGEST_PLAN
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.versions.comparing import compared
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.queries.find_plan import find_version, last_version
from comity.plan.queries.people import Person


class FileForm(forms.Form):
    """The plan as a file."""

    file = forms.FileField(
        label=gettext_lazy("Plan (YAML)"),
        help_text=gettext_lazy("Nothing is changed yet: the next page shows what it changes."),
    )

    def clean_file(self) -> tuple[bytes, str]:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_PLAN:
            raise forms.ValidationError(_("The file is too large to be a plan."))
        return file.read().replace(b"\r\n", b"\n"), file.name[:200]


class ConfirmForm(forms.Form):
    """The same again."""

    source = forms.CharField(widget=forms.HiddenInput, max_length=LARGEST_PLAN, strip=False)
    name = forms.CharField(widget=forms.HiddenInput, max_length=200)


@asks
def enter(request: HttpRequest, person: Person) -> HttpResponse:
    person.require("keep-plan")
    if "source" in request.POST:
        return _confirmed(request, person)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        source, name = form.cleaned_data["file"]
        with told_in(form, "file"):
            return _preview(request, person, source, name)
    return _asked(request, person, form=form)


def _preview(request: HttpRequest, person: Person, source: bytes, name: str) -> HttpResponse:
    text, last = check_next_plan(person=person, source=source, name=name)
    old = find_version(person.plan, last.version)
    return show(
        request,
        "version_preview.html",
        person,
        "actions",
        confirm=ConfirmForm(initial={"source": source.decode(), "name": name}),
        version=text.version,
        old=old,
        **compared(old, text, source.decode()),
    )


def _confirmed(request: HttpRequest, person: Person) -> HttpResponse:
    confirm = ConfirmForm(request.POST)
    if confirm.is_valid():
        source = confirm.cleaned_data["source"].replace("\r\n", "\n").encode()
        with told_in(confirm):
            name = confirm.cleaned_data["name"]
            entered = enter_plan_version(person=person, source=source, name=name)
            words = _("Version %(version)s is entered.")
            messages.success(request, words % {"version": entered.version})
            return redirect("plan:versions", person.plan.slug)
    return _asked(request, person, form=FileForm(), refused=confirm)


def _asked(request: HttpRequest, person: Person, **context: object) -> HttpResponse:
    last = last_version(person.plan)
    return show(request, "version_enter.html", person, "actions", last=last, **context)
