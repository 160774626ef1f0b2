"""Case 7: two at the same moment."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any
from uuid import uuid4

from tests.plan.hostile.asking import api, at_once, page
from tests.plan.hostile.places import Place
from tests.plan.hostile.promising import form, report, seeded, text_of
from tests.plan.hostile.telling import Telling


def reviewer(here: Place, commitment: Any, name: str) -> Any:  # noqa: ANN401 - models
    """Somebody who declared that they have no interest in it."""
    from tests.parties.people import person

    from comity.plan.actions.assign_reviewer import assign_reviewer, declare_interests
    from comity.plan.domain.progress import Declaration

    user = person(name)
    row = assign_reviewer(person=here.plan.as_coordinator(), commitment=commitment, reviewer=user)
    declare_interests(person=here.plan.as_user(user), assignment=row, declaration=Declaration.NONE)
    here.token(user)
    return user


def found(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "level": "limited",
        "reasons": "The register shows 18.",
        "language": "en",
        "seen_version": 1,
        "seen_update": 0,
        **more,
    }


def reviewers_at_once(here: Place, told: Telling, races: int) -> None:
    statuses: Counter[str] = Counter()
    with told.deed(f"{races} times two reviewers assess one commitment at once", any=1) as deed:
        for number in range(races):
            row = seeded(here)
            both = [reviewer(here, row, f"reviewer-{number}-{it}") for it in "ab"]
            path = f"/commitments/{row.number}/assessments"
            answers = at_once(
                *(partial(api, here, it, "POST", path, found(id=str(uuid4()))) for it in both)
            )
            statuses["+".join(sorted(str(it.status) for it in answers))] += 1
            numbers = list(row.assessments.order_by("number").values_list("number", flat=True))
            deed.should(numbers == [1, 2], f"numbered {numbers}")
        deed.answered = str(dict(statuses))
        deed.should(set(statuses) == {"201+201"}, "one was refused")


def reports_twice(here: Place, told: Telling, races: int) -> None:
    row, user = seeded(here), here.plan.people["acme"]
    path = f"/commitments/{row.number}/updates"
    statuses: Counter[str] = Counter()
    with told.deed(f"{races} times a report sent twice at once, over the API", updates=races) as it:
        for _time in range(races):
            body = report(id=str(uuid4()))
            answers = at_once(*[partial(api, here, user, "POST", path, body)] * 2)
            statuses["+".join(sorted(str(each.status) for each in answers))] += 1
        it.answered = str(dict(statuses))
        it.should(set(statuses) == {"201+201"}, "one was refused")
    statuses.clear()
    with told.deed(f"{races} times by the form", updates=races) as it:
        for _time in range(races):
            sent = form()
            answers = at_once(*[partial(page, here, user, f"{path}/new", sent)] * 2)
            statuses["+".join(sorted(str(each.status) for each in answers))] += 1
        it.answered = str(dict(statuses))
        it.should(set(statuses) == {"302+302"}, "one was refused")
    numbers = list(row.updates.order_by("number").values_list("number", flat=True))
    with told.deed("their numbers") as it:
        it.answered = f"1 to {len(numbers)}"
        it.should(numbers == list(range(1, 2 * races + 1)), f"{numbers}")


def editors_at_once(here: Place, told: Telling, races: int) -> None:
    user, statuses = here.plan.people["acme"], Counter[str]()
    with told.deed(f"{races} times two edit one commitment at once", any=1) as deed:
        for _time in range(races):
            row = seeded(here)
            path = f"/commitments/{row.number}/versions"
            bodies = [
                {"text": text_of(title=f"Train {it} engineers"), "seen": 1, "note": "More."}
                for it in (60, 70)
            ]
            answers = at_once(*(partial(api, here, user, "POST", path, body) for body in bodies))
            statuses["+".join(sorted(str(it.status) for it in answers))] += 1
            kept = next((it.json["text"]["title"] for it in answers if it.status == 201), "")
            row.refresh_from_db()
            deed.should(row.versions.count() == 2, f"{row.versions.count()} versions")
            deed.should(row.title == kept, "what was answered does not stand")
        deed.answered = str(dict(statuses))
        deed.should(set(statuses) == {"201+409"}, "not one kept and one told of the other")
