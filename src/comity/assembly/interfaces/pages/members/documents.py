"""Documents of an application: filed, withdrawn, and given to whoever may read them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from comity.assembly.actions.add_document import add_document, withdraw_document
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.applications import require_signed_in
from comity.assembly.interfaces.pages.members.forms import DocumentForm
from comity.assembly.interfaces.pages.visiting import asks, reads
from comity.assembly.queries.applications import read_application
from comity.assembly.queries.documents import read_document, require_filing
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import LARGEST
from comity.parties.interfaces.form_errors import told_in


@reads
def give_document(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """As a file to keep: a browser neither guesses what it is nor runs anything in it."""
    row = read_document(person, key)
    response = HttpResponse(bytes(row.content), content_type=row.media_type)
    if row.media_type.startswith("text/"):
        response["Content-Type"] = f"{row.media_type}; charset=utf-8"
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    return response


@asks
def file_document(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    require_signed_in(person)
    row = read_application(person, key)
    require_filing(person, row)
    admission = statute_on(person.assembly, person.on).admission_to(row.member_class)
    form = DocumentForm(
        request.POST or None,
        request.FILES or None,
        parts=[(it.id, told(it.name)) for it in admission.documents],
        secretariat=person.may("keep-members"),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            add_document(
                person=person,
                about=row.reference,
                name=given["file"].name,
                content=given["file"].read(LARGEST + 1),
                claimed=given["file"].content_type or "",
                part=given["part"],
                visibility=Visibility(given["visibility"]),
            )
            messages.success(request, _("The document is filed."))
            return redirect("assembly:application", person.assembly.slug, key)
    return show(request, "members/document.html", person, "members", row=row, form=form)


@asks
def take_document_back(
    request: HttpRequest, person: Person, key: UUID, document: UUID
) -> HttpResponse:
    require_signed_in(person)
    row = read_application(person, key)
    require_filing(person, row)
    filed = read_document(person, document)
    if request.method == "POST":
        withdraw_document(person=person, document=document)
        messages.success(request, _("The document is withdrawn."))
        return redirect("assembly:application", person.assembly.slug, key)
    return show(request, "members/document_end.html", person, "members", row=row, document=filed)
