"""Two versions of the statute: what is not the same in them, in words and line by line."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.statute.speaking import speaker_of
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.interfaces.statute_text.whole import changed_text
from comity.assembly.models import StatuteVersion
from comity.assembly.queries.find_assembly import statute_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.line_diff import changed_runs


class ComparisonForm(forms.Form):
    """Which two, by their numbers."""

    old = forms.TypedChoiceField(label=_("From version"), coerce=int)
    new = forms.TypedChoiceField(label=_("To version"), coerce=int)

    def __init__(self, data: object, versions: list[StatuteVersion]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what an address asks for
        for name in ("old", "new"):
            field = cast(forms.TypedChoiceField, self.fields[name])
            field.choices = [(each.version, str(each.version)) for each in versions]


def compared(
    person: Person, old: StatuteVersion, statute: Statute, source: str
) -> dict[str, object]:
    """What `statute`, written as `source`, changes in `old`."""
    before, after = old.source.splitlines(), source.splitlines()
    lines = [
        {"at": start + 1, "removed": before[a:b], "added": after[start:end]}
        for a, b, start, end in changed_runs(before, after)
    ]
    told = changed_text(
        speaker_of(person.assembly, statute_of(old)), speaker_of(person.assembly, statute)
    )
    return {"changed": told, "lines": lines}


@reads
def show_comparison(request: HttpRequest, person: Person) -> HttpResponse:
    """The last two, where the address does not say which."""
    versions = list(person.assembly.statutes.order_by("version"))
    asked = request.GET if request.GET else _last_two(versions)
    form = ComparisonForm(asked, versions)
    context: dict[str, object] = {"form": form, "enough": len(versions) > 1}
    if form.is_valid():
        by_number = {each.version: each for each in versions}
        old, new = by_number[form.cleaned_data["old"]], by_number[form.cleaned_data["new"]]
        context |= {"old": old, "new": new, **compared(person, old, statute_of(new), new.source)}
    return show(request, "statute_comparison.html", person, "statute", **context)


def _last_two(versions: list[StatuteVersion]) -> dict[str, int]:
    numbers = [each.version for each in versions][-2:]
    return {"old": numbers[0], "new": numbers[-1]}
