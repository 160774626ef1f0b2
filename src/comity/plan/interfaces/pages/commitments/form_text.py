"""From the form to the text of a commitment and back, and the gate's answers to its fields."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.plan.domain.commitment_text import (
    CommitmentText,
    Help,
    HelpKind,
    HelpSide,
    IatiFacts,
    Milestone,
    Money,
    Target,
)
from comity.plan.domain.gate_target import plain_figure
from comity.plan.domain.gate_texts import MOST_PARTS
from comity.plan.domain.plan_text import Direction
from comity.plan.interfaces.pages.commitments.forms import CommitmentForm, HelpForm, MilestoneForm
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person

EMPTY_ROWS = 2
MilestoneSet = forms.formset_factory(
    MilestoneForm, extra=EMPTY_ROWS, absolute_max=2 * MOST_PARTS, max_num=MOST_PARTS
)
HelpSet = forms.formset_factory(
    HelpForm, extra=EMPTY_ROWS, absolute_max=2 * MOST_PARTS, max_num=MOST_PARTS
)
SETS = ("milestones", "helps")
_PLACES = {
    "budget.amount": "amount",
    "budget.currency": "currency",
    "iati.organisation": "iati_organisation",
    "iati.countries": "iati_countries",
    "iati.regions": "iati_regions",
    "iati.sector": "iati_sector",
    **{f"target.{it}": it for it in (
        "indicator", "unit", "direction", "baseline", "baseline_on", "value", "due_on", "proof",
        "plan_indicator")},
}  # fmt: skip


class WholeForm:
    """The form with its rows of milestones and of help. `data` is what was sent."""

    def __init__(
        self,
        person: Person,
        data: QueryDict | None = None,
        text: CommitmentText | None = None,
        first: dict[str, Any] | None = None,
        *,
        new: bool,
        noted: bool = False,
    ) -> None:
        initial = {**(fields_of(text) if text else {}), **(first or {})}
        self.form = CommitmentForm(data, initial=initial)
        self.form.offer(person, plan_text(person.plan), new=new)
        if not noted:
            self.form.without_note()
        rows = _rows_of(text) if text else {each: [] for each in SETS}
        self.milestones = MilestoneSet(data, initial=rows["milestones"], prefix="milestones")
        self.helps = HelpSet(data, initial=rows["helps"], prefix="helps")

    def is_valid(self) -> bool:
        valid = [each.is_valid() for each in (self.form, self.milestones, self.helps)]
        return all(valid)

    @property
    def text(self) -> CommitmentText:
        """Once it is valid."""
        data = self.form.cleaned_data
        amount, currency = data["amount"], data["currency"].strip().upper()
        return CommitmentText(
            title=data["title"].strip(),
            language=data["language"].strip(),
            action=data["action"],
            outcome=_tidy(data["outcome"]),
            beneficiaries=_tidy(data["beneficiaries"]),
            sub_action=data["sub_action"],
            starts_on=data["starts_on"],
            target=Target(
                indicator=data["indicator"].strip(),
                unit=data["unit"].strip(),
                direction=Direction(data["direction"] or Direction.UP),
                baseline=data["baseline"],
                baseline_on=data["baseline_on"],
                value=data["value"],
                due_on=data["due_on"],
                proof=_tidy(data["proof"]),
                plan_indicator=data["plan_indicator"],
            ),
            milestones=tuple(_milestone(each.cleaned_data) for each in self._given_milestones()),
            budget=None if amount is None else Money(amount, currency),
            helps=tuple(_help(each.cleaned_data) for each in self._given_helps()),
            iati=IatiFacts(
                organisation=data["iati_organisation"].strip(),
                countries=_codes(data["iati_countries"]),
                sector=data["iati_sector"].strip(),
                regions=_codes(data["iati_regions"]),
            ),
        )

    def tell(self, errors: Iterable[ComityError]) -> None:
        """Each at its field, where it names one that the form has; else on top."""
        for each in errors:
            form, field = self._field_of(str(each.message.params.get("field", "")))
            if not form.is_bound and not form.errors:
                form.cleaned_data = {}  # what `add_error` takes the field out of
            form.add_error(field, error_text(each, translations()))

    @property
    def errors_count(self) -> int:
        """In how many fields something is to be mended."""
        return sum(len(each.errors) for each in (self.form, *self.milestones, *self.helps))

    def _field_of(self, place: str) -> tuple[forms.Form, str | None]:
        parts = place.split(".")
        given = {"milestones": self._given_milestones, "helps": self._given_helps}
        if parts[0] in given and len(parts) == 3:
            form = given[parts[0]]()[int(parts[1])]
            return form, parts[2] if parts[2] in form.fields else None
        name = _PLACES.get(place, place)
        return self.form, name if name in self.form.fields else None

    def _given_milestones(self) -> list[forms.Form]:
        """Those with something in them, in the order of the text."""
        if not self.milestones.is_bound:
            return [each for each in self.milestones if each.initial]
        return [each for each in self.milestones if each.cleaned_data.get("due_on")]

    def _given_helps(self) -> list[forms.Form]:
        if not self.helps.is_bound:
            return [each for each in self.helps if each.initial]
        wanted = ("text", "quantity", "unit", "since", "until")
        return [it for it in self.helps if any(it.cleaned_data.get(each) for each in wanted)]


def check_rows(whole: WholeForm) -> bool:
    """A milestone with a title needs its day even in a draft: it is sorted by it."""
    good = True
    for form in whole.milestones:
        if form.cleaned_data.get("title", "").strip() and not form.cleaned_data.get("due_on"):
            form.add_error("due_on", forms.Field.default_error_messages["required"])
            good = False
    return good


def with_more_rows(request: HttpRequest, name: str) -> QueryDict:
    """What was sent, with room for more rows of that set."""
    given = request.POST.copy()
    key = f"{name}-TOTAL_FORMS"
    total = given.get(key, "0")
    count = int(total) if total.isascii() and total.isdigit() and len(total) < 4 else 0
    given[key] = str(min(count + EMPTY_ROWS, MOST_PARTS))
    return given


def fields_of(text: CommitmentText) -> dict[str, Any]:
    """What the form shows of it."""
    target = text.target
    return {
        "title": text.title,
        "language": text.language,
        "action": text.action,
        "sub_action": text.sub_action,
        "outcome": text.outcome,
        "beneficiaries": text.beneficiaries,
        "starts_on": text.starts_on,
        "indicator": target.indicator,
        "unit": target.unit,
        "direction": target.direction.value,
        "baseline": _shown(target.baseline),
        "baseline_on": target.baseline_on,
        "value": _shown(target.value),
        "due_on": target.due_on,
        "proof": target.proof,
        "plan_indicator": target.plan_indicator,
        "amount": _shown(text.budget.amount if text.budget else None),
        "currency": text.budget.currency if text.budget else "",
        "iati_organisation": text.iati.organisation,
        "iati_countries": ", ".join(text.iati.countries),
        "iati_sector": text.iati.sector,
        "iati_regions": ", ".join(text.iati.regions),
    }


def _rows_of(text: CommitmentText) -> dict[str, list[dict[str, Any]]]:
    helps = [
        {
            "id": each.id,
            "side": each.side.value,
            "kind": each.kind.value,
            "text": each.text,
            "quantity": _shown(each.quantity),
            "unit": each.unit,
            "per": each.per,
            "since": each.since,
            "until": each.until,
        }
        for each in text.helps
    ]
    rows = [{"id": it.id, "title": it.title, "due_on": it.due_on} for it in text.milestones]
    return {"milestones": rows, "helps": helps}


def _milestone(data: dict[str, Any]) -> Milestone:
    return Milestone(data["id"] or _new_id(), data["title"].strip(), data["due_on"])


def _help(data: dict[str, Any]) -> Help:
    return Help(
        id=data["id"] or _new_id(),
        side=HelpSide(data["side"] or HelpSide.OFFER),
        kind=HelpKind(data["kind"] or HelpKind.OTHER),
        text=_tidy(data["text"]),
        quantity=data["quantity"],
        unit=data["unit"].strip(),
        per=data["per"],
        since=data["since"],
        until=data["until"],
    )


def _new_id() -> str:
    return uuid4().hex[:12]


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _codes(text: str) -> tuple[str, ...]:
    found = (each.strip().upper() for each in text.replace(",", " ").split())
    return tuple(dict.fromkeys(each for each in found if each))


def _shown(figure: Decimal | None) -> str:
    return "" if figure is None else plain_figure(figure)
