"""Files: given to keep, added to a commitment, taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _

from comity.kernel.domain.audit import Visibility
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.add_plan_file import add_plan_file, withdraw_plan_file
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.reports.forms import FileForm, given_file
from comity.plan.interfaces.pages.visiting import asks, reads
from comity.plan.queries.people import Person
from comity.plan.queries.plan_files import commitment_of, read_plan_file
from comity.plan.queries.seen_commitments import find_commitment


@reads
def give_file(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """To keep, not to open here: a browser neither guesses what it is nor runs anything in it."""
    row = read_plan_file(person, key)
    response = HttpResponse(bytes(row.content), content_type=row.media_type)
    if row.media_type.startswith("text/"):
        response["Content-Type"] = f"{row.media_type}; charset=utf-8"
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    etag = quote_etag(row.digest)
    response["ETag"] = etag
    answered = get_conditional_response(request, etag=etag, response=response)
    return answered if isinstance(answered, HttpResponse) else response


@asks
def add_file(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    person.act_for(commitment.participant)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = given_file(form.cleaned_data["file"])
        with told_in(form):
            add_plan_file(
                person=person,
                about=commitment.reference,
                name=given.name,
                content=given.content,
                claimed=given.claimed,
                visibility=Visibility(form.cleaned_data["visibility"]),
            )
            messages.success(request, _("The file is added."))
            return redirect("plan:progress", person.plan.slug, number)
    return show(request, "files/new.html", person, "commitments", commitment=commitment, form=form)


@asks
def take_file_back(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = read_plan_file(person, key)
    commitment = commitment_of(person, row.about)
    if not person.may("keep-plan"):
        person.act_for(commitment.participant)
    if request.method == "POST":
        withdraw_plan_file(person=person, file=key)
        messages.success(request, _("The file is withdrawn."))
        return redirect("plan:progress", person.plan.slug, commitment.number)
    return show(request, "files/end.html", person, "commitments", commitment=commitment, file=row)
