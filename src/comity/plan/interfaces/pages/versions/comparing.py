"""Two versions of a plan: what is not the same in them, in words and line by line."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.line_diff import changed_runs
from comity.plan.domain.plan_text import PlanText
from comity.plan.interfaces.change_text import changed_text
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import PlanVersion
from comity.plan.queries.find_plan import find_version, text_of
from comity.plan.queries.people import Person


class ComparisonForm(forms.Form):
    """Which two, by their numbers."""

    old = forms.TypedChoiceField(label=_("From version"), coerce=int)
    new = forms.TypedChoiceField(label=_("To version"), coerce=int)

    def __init__(self, data: object, numbers: list[int]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what an address asks for
        for name in ("old", "new"):
            field = cast(forms.TypedChoiceField, self.fields[name])
            field.choices = [(each, str(each)) for each in numbers]


def compared(old: PlanVersion, text: PlanText, source: str) -> dict[str, object]:
    """What `text`, written as `source`, changes in `old`."""
    before, after = old.source.splitlines(), source.splitlines()
    lines = [
        {"at": start + 1, "removed": before[a:b], "added": after[start:end]}
        for a, b, start, end in changed_runs(before, after)
    ]
    return {"changed": changed_text(text_of(old), text), "lines": lines}


@reads
def show_comparison(request: HttpRequest, person: Person) -> HttpResponse:
    """The last two, where the address does not say which."""
    numbers = list(person.plan.versions.order_by("version").values_list("version", flat=True))
    last = {"old": numbers[-2:][0], "new": numbers[-1]} if numbers else {}
    form = ComparisonForm(request.GET if request.GET else last, numbers)
    context: dict[str, object] = {"form": form, "enough": len(numbers) > 1}
    if form.is_valid():
        old = find_version(person.plan, form.cleaned_data["old"])
        new = find_version(person.plan, form.cleaned_data["new"])
        context |= {"old": old, "new": new, **compared(old, text_of(new), new.source)}
    return show(request, "versions_compare.html", person, "actions", **context)
