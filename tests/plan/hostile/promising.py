"""Cases 2, 3, 4 and 6: what can't be promised, circles, and reports after a withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import uuid4

from tests.plan.hostile.asking import api, page
from tests.plan.hostile.places import Place
from tests.plan.hostile.telling import Telling


def text_of(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of the text
    from tests.plan.seeding import PROMISE

    from comity.plan.formats.commitment_plain import commitment_to_plain

    return commitment_to_plain(replace(PROMISE, **changes))


def drafted(here: Place, text: dict[str, Any], name: str = "acme", **more: str) -> Any:  # noqa: ANN401
    body = {"participant": str(here.plan.participants[name].id), "text": text, **more}
    return api(here, here.plan.people[name], "POST", "/commitments", body)


def target_before_baseline(here: Place, told: Telling) -> None:
    from tests.plan.seeding import PROMISE

    on = date(2026, 3, 1)
    target = replace(PROMISE.target, baseline_on=on, due_on=date(2026, 2, 1))
    _refused(here, told, "a target before its baseline", text_of(target=target))
    behind = replace(PROMISE.target, baseline=Decimal(60), value=Decimal(50))
    _refused(here, told, "a target that lies behind its baseline", text_of(target=behind))


def unknown_currency(here: Place, told: Telling) -> None:
    from comity.plan.domain.commitment_text import Money

    text = text_of(budget=Money(Decimal(5), "EUR"))
    for code in ("XYZ", "EURO", "€", "XXX"):
        text["budget"]["currency"] = code
        _refused(here, told, f"a budget in {code}", text)


def _refused(here: Place, told: Telling, what: str, text: dict[str, Any]) -> None:
    """Refused at once, or when the draft is submitted, which stays a draft."""
    from comity.plan.models import Commitment

    before = Commitment.objects.filter(state="active").count()
    with told.deed(f"{what}, over the API", any=1) as deed:
        answer = drafted(here, text)
        if answer.status == 201:
            user, number = here.plan.people["acme"], answer.json["number"]
            answer = api(
                here, user, "POST", f"/commitments/{number}/moves", {"to": "active", "seen": 1}
            )
        deed.answered = answer.told
        deed.should(400 <= answer.status < 500 and answer.sentence, "not refused with a sentence")
        deed.should(Commitment.objects.filter(state="active").count() == before, "it is active")


def circles(here: Place, told: Telling) -> None:
    names = list(here.plan.people)
    for length in (2, 3):
        chain = [*names[:length], names[0]]
        numbers = {name: seeded(here, name).number for name in names}
        for who, asked in list(pairwise(chain)):
            last = asked == chain[0]
            what = f"a circle of {length}: {who} asks {asked}"
            with told.deed(what, any=1) as deed:
                answer = _partnered(here, who, asked, numbers)
                deed.answered = answer.told
                wanted = 422 if last else 201
                deed.should((answer.status >= 400) == last, f"not {wanted}")
    with told.deed("a participant asks itself") as deed:
        answer = _asked(here, names[0], names[0], numbers[names[0]])
        deed.answered = answer.told
        deed.should(400 <= answer.status < 500 and answer.sentence, "not refused")


def _asked(here: Place, who: str, other: str, number: int) -> Any:  # noqa: ANN401
    body = {"participant": str(here.plan.participants[other].id), "role": "funding"}
    return api(here, here.plan.people[who], "POST", f"/commitments/{number}/partners", body)


def _partnered(here: Place, who: str, other: str, numbers: dict[str, int]) -> Any:  # noqa: ANN401
    asked = _asked(here, who, other, numbers[who])
    assert asked.status == 201, asked.told
    body = {"accept": True, "supports": numbers[other]}
    return api(
        here, here.plan.people[other], "POST", f"/partnerships/{asked.json['id']}/answers", body
    )


def seeded(here: Place, name: str = "acme", **changes: Any) -> Any:  # noqa: ANN401 - a model
    """An active commitment, drafted and submitted over the API."""
    from comity.plan.models import Commitment

    made = drafted(here, text_of(**changes), name)
    assert made.status == 201, made.told
    number = made.json["number"]
    body = {"to": "active", "seen": 1}
    moved = api(here, here.plan.people[name], "POST", f"/commitments/{number}/moves", body)
    assert moved.status == 201, moved.told
    return Commitment.objects.get(plan=here.plan.plan, number=number)


def after_withdrawal(here: Place, told: Telling) -> None:
    row = seeded(here)
    user, path = here.plan.people["acme"], f"/commitments/{row.number}"
    gone = api(here, user, "POST", f"{path}/moves", {"to": "withdrawn", "seen": 1, "reason": "No."})
    assert gone.status == 201, gone.told
    with told.deed("a report after the withdrawal, over the API") as deed:
        answer = api(here, user, "POST", f"{path}/updates", report())
        deed.answered = answer.told
        deed.should(answer.status == 409 and answer.sentence, "not refused")
    with told.deed("the same by the form") as deed:
        answer = page(here, user, f"{path}/updates/new", form())
        deed.answered = answer.told
        deed.should(answer.status == 409 and answer.sentence, "not refused")
    with told.deed("a file by the form") as deed:
        files = {"file": ("a.txt", b"Words.", "text/plain")}
        answer = page(here, user, f"{path}/files/new", {"visibility": "public"}, files)
        deed.answered = answer.told
        deed.should(answer.status in (200, 409) and answer.sentence, "not refused")
    with told.deed("a new version") as deed:
        body = {"text": text_of(), "seen": 1, "note": "Again."}
        answer = api(here, user, "POST", f"{path}/versions", body)
        deed.answered = answer.told
        deed.should(answer.status == 409, "not refused")


def report(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"on": "2026-11-01", "text": "Twenty were trained.", "language": "en", **more}


def form(**more: str) -> dict[str, str]:
    return {
        "key": str(uuid4()),
        "rows": "1",
        "on": "2026-11-01",
        "text": "Twenty were trained.",
        "language": "en",
        "visibility": "public",
        **more,
    }
