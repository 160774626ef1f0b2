"""The page of a person or an organisation, and the first page of the hub."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.hub.actions.follow_account import follow_account, unfollow_account
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.interfaces.pages.repository.frame import LIST_NAMES
from comity.hub.interfaces.pages.repository.rows import row_of
from comity.hub.interfaces.pages.visiting import caller_of, does, reads
from comity.hub.models import Repository
from comity.hub.queries.account_overview import AccountOverview, account_overview, find_account
from comity.hub.queries.own_accounts import own_account
from comity.hub.queries.policy import visible

NEWEST = 8


@reads
def show_home(request: HttpRequest) -> HttpResponse:
    """What there is, in numbers that lead to it, and what changed last."""
    caller = caller_of(request)
    known = Repository.objects.filter(visible(caller))
    counts = dict(known.order_by().values_list("kind").annotate(count=Count("id")))
    newest = known.select_related("account", "account__organisation").order_by("-modified_at", "id")
    context = {
        "answer": _answer(counts),
        "figures": [
            (kind.plural, LIST_NAMES[kind], counts.get(kind.value, 0)) for kind in RepositoryKind
        ],
        "newest": [row_of(each) for each in newest[:NEWEST]],
        "own": own_account(caller),
        "told": get_messages(request),
    }
    return render(request, "hub/home.html", context)


@does
def follow(request: HttpRequest, account: str) -> HttpResponse:
    found = find_account(account)
    change = unfollow_account if request.POST.get("follow") == "no" else follow_account
    change(caller=caller_of(request), account=found)
    return redirect("hub:person", found.name)


@reads
def show_person(request: HttpRequest, account: str) -> HttpResponse:
    page = account_overview(caller_of(request), account)
    groups = [
        (kind, LIST_NAMES[kind], page.count(kind), [row_of(each) for each in rows])
        for kind, rows in page.repositories.items()
        if rows
    ]
    context = {
        "page": page,
        "answer": _person_answer(page),
        "groups": groups,
        "told": get_messages(request),
    }
    return render(request, "hub/person.html", context)


def _answer(counts: dict[str, int]) -> str:
    if not counts:
        return _("Nothing has been published on this hub yet.")
    models, sets = counts.get("model", 0), counts.get("dataset", 0)
    return _("%(models)s and %(sets)s, for the tools that you use already.") % {
        "models": ngettext("%(n)d model", "%(n)d models", models) % {"n": models},
        "sets": ngettext("%(n)d data set", "%(n)d data sets", sets) % {"n": sets},
    }


def _person_answer(page: AccountOverview) -> str:
    name, counted = page.account.name, page.counted
    if not (counted.models or counted.datasets or counted.spaces):
        return _("%(name)s has published nothing here yet.") % {"name": name}
    return _("%(name)s publishes %(models)s and %(sets)s.") % {
        "name": name,
        "models": ngettext("%(n)d model", "%(n)d models", counted.models) % {"n": counted.models},
        "sets": ngettext("%(n)d data set", "%(n)d data sets", counted.datasets)
        % {"n": counted.datasets},
    }
