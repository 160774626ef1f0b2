"""A commitment is written: kept as a draft however incomplete, then submitted; or changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import (
    Conflict,
    InvalidInput,
    NotPermitted,
    Problems,
    UnknownName,
)
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.plan.actions.draft_commitment import draft_commitment
from comity.plan.actions.revise_commitment import revise_commitment
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.gate import advice, lacks
from comity.plan.domain.gate_lacks import Weight
from comity.plan.interfaces.pages.commitments.form_text import (
    SETS,
    WholeForm,
    check_rows,
    with_more_rows,
)
from comity.plan.interfaces.pages.commitments.listing import may_commit
from comity.plan.interfaces.pages.commitments.reading import lack_view
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.models import Commitment
from comity.plan.queries.gate_ground import ground_for
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment

WRITTEN = ("title", "outcome", "beneficiaries", "proof", "note")


@gives_text_back(*WRITTEN)
@asks
def new_commitment(request: HttpRequest, person: Person) -> HttpResponse:
    if not may_commit(person):
        raise NotPermitted("only-participants-commit")
    language = getattr(request, "LANGUAGE_CODE", "en")
    first = {"language": language, "action": request.GET.get("action", "")[:64]}
    whole = WholeForm(person, _sent(request), first=first, new=True)
    if _is_complete(request, whole):
        with _telling(whole):
            data = whole.form.cleaned_data
            theirs = {str(each.id): each for each in person.participants}
            made = draft_commitment(
                person=person,
                participant=theirs[data["participant"]],
                text=whole.text,
                visibility=Visibility(data["visibility"] or Visibility.PUBLIC),
                key=data["key"],
            )
            return _kept(request, person, made)
    return _shown(request, person, whole, None)


@gives_text_back(*WRITTEN)
@asks
def edit_commitment(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row = find_commitment(person, number)
    person.act_for(row.participant)
    whole = _form_of(person, row, _sent(request))
    if _is_complete(request, whole):
        try:
            with _telling(whole):
                changed = revise_commitment(
                    person=person,
                    commitment=row,
                    text=whole.text,
                    seen=whole.form.cleaned_data["seen"],
                    note=whole.form.cleaned_data.get("note", ""),
                )
                return _kept(request, person, changed)
        except Conflict as conflict:
            whole = _after(person, row, request.POST, conflict)
    elif request.method != "POST" and "check" in request.GET:
        found = lacks(commitment_text(row), ground_for(person, commitment_text(row)))
        whole.tell(each.error for each in found if each.weight is not Weight.ADVICE)
    return _shown(request, person, whole, row)


def _form_of(person: Person, row: Commitment, data: QueryDict | None) -> WholeForm:
    noted = row.state != CommitmentState.DRAFT.value
    first = {"seen": row.version}
    return WholeForm(person, data, commitment_text(row), first, new=False, noted=noted)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent; with more rows, where these were asked for."""
    if request.method != "POST":
        return None
    wanted = request.POST.get("add", "")
    return with_more_rows(request, wanted) if wanted in SETS else request.POST


def _is_complete(request: HttpRequest, whole: WholeForm) -> bool:
    """Sent to be kept, and readable: it may still lack anything."""
    if request.method != "POST":
        return False
    valid = whole.is_valid() and check_rows(whole)
    return valid and request.POST.get("add", "") not in SETS


@contextmanager
def _telling(whole: WholeForm) -> Iterator[None]:
    """Several problems stand at their fields, one stands on top; a conflict goes on."""
    try:
        yield
    except Problems as error:
        whole.tell(error.problems)
    except (InvalidInput, UnknownName) as error:
        whole.tell([error])


def _after(person: Person, row: Commitment, sent: QueryDict, conflict: Conflict) -> WholeForm:
    """What was written stays, and follows the version that came between, if it is sent again."""
    row.refresh_from_db()
    given = sent.copy()
    given["seen"] = str(row.version)
    whole = _form_of(person, row, given)
    whole.is_valid()
    whole.tell([conflict])
    return whole


def _kept(request: HttpRequest, person: Person, row: Commitment) -> HttpResponse:
    """Submitted, where that was asked for. A draft that the gate refuses is kept, and shown with
    what is to be mended."""
    slug = person.plan.slug
    if row.state == CommitmentState.DRAFT.value and request.POST.get("step") == "submit":
        try:
            submit_commitment(person=person, commitment=row, seen=row.version)
        except Problems:
            messages.warning(request, _("Kept as a draft. It can't be submitted yet."))
            return redirect(reverse("plan:commitment_edit", args=[slug, row.number]) + "?check=1")
        messages.success(request, _("Submitted: it is commitment %(n)d now.") % {"n": row.number})
    elif row.state == CommitmentState.DRAFT.value:
        messages.success(request, _("Kept as a draft."))
    else:
        messages.success(request, _("Changed: what was promised before stays to be seen."))
    return redirect("plan:commitment", slug, row.number)


def _shown(
    request: HttpRequest, person: Person, whole: WholeForm, row: Commitment | None
) -> HttpResponse:
    found = []
    if row is not None and "check" in request.GET:
        text = commitment_text(row)
        found = [lack_view(each) for each in advice(text, ground_for(person, text))]
    return show(
        request,
        "commitment_form.html",
        person,
        "commitments",
        whole=whole,
        form=whole.form,
        commitment=row,
        draft=row is None or row.state == CommitmentState.DRAFT.value,
        advice=found,
        faults=whole.errors_count,
    )
