"""Say how an action stands to another, or take that back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.interfaces.pages.frame import told
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.link_actions import link_actions, unlink_actions
from comity.plan.domain.plan_links import LinkKind
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.interfaces.plan_words import LINKS
from comity.plan.models import ActionRow, Plan
from comity.plan.queries.find_plan import find_plan, plan_text
from comity.plan.queries.links import Link, find_link
from comity.plan.queries.people import Person
from comity.plan.queries.plan_actions import action_text, find_action


class LinkForm(forms.Form):
    """Which action, how, and why."""

    kind = forms.ChoiceField(
        label=gettext_lazy("This action"),
        choices=[(kind.value, LINKS[kind][1]) for kind in LinkKind],
    )
    other = forms.ChoiceField(label=gettext_lazy("Which other action"))
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody can read it."),
    )

    def __init__(self, data: object, action: ActionRow) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what was posted
        other = cast(forms.ChoiceField, self.fields["other"])
        other.choices = [(told(plan_text(it).title), _actions(it, action)) for it in _plans(action)]


@asks
def link(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    person.require("keep-plan")
    row = find_action(person.plan, key)
    form = LinkForm(request.POST if request.method == "POST" else None, row)
    if form.is_valid():
        slug, _sign, other = form.cleaned_data["other"].partition("/")
        with told_in(form, "other"):
            link_actions(
                person=person,
                left=row,
                right=find_action(find_plan(slug), other),
                kind=LinkKind(form.cleaned_data["kind"]),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The link is made."))
            return redirect("plan:action", person.plan.slug, row.key)
    name = told(action_text(row).title)
    return show(request, "action_link.html", person, "actions", form=form, row=row, name=name)


@asks
def unlink(request: HttpRequest, person: Person, key: str, link: UUID) -> HttpResponse:
    """Asks once more."""
    person.require("keep-plan")
    row, found = find_action(person.plan, key), find_link(person.plan, link)
    if request.method == "POST":
        unlink_actions(person=person, link=link)
        messages.success(request, _("The link is taken away."))
        return redirect("plan:action", person.plan.slug, row.key)
    shown = shown_links([Link(found, found.left, found.right, outward=True)])
    return show(request, "action_unlink.html", person, "actions", row=row, link=shown[0])


def shown_links(links: Iterable[Link]) -> list[dict[str, object]]:
    """As `plan/parts/links.html` shows them."""
    return [_shown(each) for each in links]


def _shown(link: Link) -> dict[str, object]:
    sign, from_here, from_there = LINKS[link.kind]
    return {
        "id": link.row.id,
        "sign": sign if link.outward or sign != "→" else "←",
        "says": from_here if link.outward else from_there,
        "here": link.here,
        "here_title": told(action_text(link.here).title),
        "other": link.other,
        "title": told(action_text(link.other).title),
        "plan": told(plan_text(link.other.plan).title),
        "reason": link.row.reason,
        "outward": link.outward,
    }


def _plans(action: ActionRow) -> list[Plan]:
    """That of the action first."""
    others = Plan.objects.exclude(id=action.plan_id)
    return [action.plan, *others]


def _actions(plan: Plan, here: ActionRow) -> list[tuple[str, str]]:
    return [
        (f"{plan.slug}/{each.id}", f"{each.number} {told(each.title)}")
        for each in plan_text(plan).actions
        if plan.id != here.plan_id or each.id != here.key
    ]
