"""Cases 1 and 9: one organisation under many spellings, and a program that fills in the form."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path
from re import search

from tests.plan.hostile.asking import Answer, api, at_once, page
from tests.plan.hostile.places import Place
from tests.plan.hostile.telling import Telling

SPELLINGS = (
    ("another legal form", "École Polytechnique de Nairobi Ltd", ""),
    ("without accents, in capitals", "ECOLE POLYTECHNIQUE DE NAIROBI", ""),
    ("another script, the same ROR", "École polytechnique de Naïrobi (نيروبي)", "02y9nww90"),
    ("Cyrillic letters alone", "Политехническая школа Найроби", "02y9nww90"),
)
FIRST = "École Polytechnique de Nairobi"


def spellings(here: Place, told: Telling) -> None:
    """Approved onto the one that is there, it stays one organisation and one participant."""
    from comity.parties.models import Organisation
    from comity.plan.models import Participant

    first = _waiting(here, FIRST, "first@polytechnique.example", "02y9nww90")
    with told.deed(f"approved: {FIRST}", organisations=1, participants=1) as deed:
        deed.answered = _approve(here, first).told
    made = Organisation.objects.get(name=FIRST)
    for number, (how, name, ror) in enumerate(SPELLINGS):
        key = _waiting(here, name, f"other{number}@polytechnique.example", ror)
        with told.deed(f"the moderator's page of “{name}” ({how})") as deed:
            shown = page(here, here.plan.coordinator, f"/moderation/{key}")
            deed.answered = (
                f"{shown.status}, {FIRST} is {'shown' if FIRST in shown.text else 'NOT shown'}"
            )
            deed.should(shown.status == 200 and FIRST in shown.text, "the one there is not shown")
        with told.deed(f"“{name}” approved onto it", any=1) as deed:
            answer = page(
                here,
                here.plan.coordinator,
                f"/moderation/{key}/approved",
                {"organisation": str(made.id), "reason": ""},
            )
            count = Participant.objects.filter(organisation=made).count()
            deed.answered = f"{answer.told}; {count} participant"
            deed.should(answer.status == 302, "not approved")
            deed.should(count == 1, "more than one participant")
    with told.deed("all spellings in") as deed:
        named = Organisation.objects.filter(ror="02y9nww90").count()
        like = Organisation.objects.filter(name__icontains="polytechnique").count()
        deed.answered = f"{like} organisation of the name, {named} of the ROR"
        deed.should(like == named == 1, "more than one organisation")


def moderators_at_once(here: Place, told: Telling, races: int) -> None:
    from comity.plan.models import JoinRequest

    statuses: Counter[str] = Counter()
    with told.deed(
        f"{races} times two moderators approve one request at once",
        any=1,
    ) as deed:
        for number in range(races):
            key = _waiting(
                here, f"Twice {number} Works {number}x", f"twice{number}@t{number}.example", ""
            )
            found = at_once(*[lambda key=key: _approve(here, key)] * 2)
            statuses["+".join(sorted(str(it.status) for it in found))] += 1
            row = JoinRequest.objects.get(id=key)
            joined = here.plan.plan.participants.filter(name__startswith=f"Twice {number} ").count()
            deed.should(joined == 1, f"{joined} participants")
            deed.should(row.state == "approved", row.state)
        deed.answered = str(dict(statuses))
        deed.should(set(statuses) == {"201+409"}, "not one approved and one told that it moved on")


def bots(here: Place, told: Telling, times: int) -> None:
    from comity.plan.models import JoinRequest

    for whose, addresses in (
        ("one address", ["198.51.100.7"] * times),
        ("many addresses", [f"203.0.{n // 250}.{n % 250 + 1}" for n in range(times)]),
    ):
        mails, there = _mails(here), JoinRequest.objects.count()
        with told.deed(f"the form sent {times} times from {whose}", any=1) as deed:
            begun = time.monotonic()
            with ThreadPoolExecutor(8) as pool:
                found = list(
                    pool.map(
                        lambda at: _ask(here, f"bot{at[0]}@b{at[0]}-{len(at[1])}.example", at[1]),
                        enumerate(addresses),
                    )
                )
            counted = Counter(each.status for each in found)
            new, sent = JoinRequest.objects.count() - there, _mails(here) - mails
            seconds = time.monotonic() - begun
            deed.answered = f"{dict(counted)}, {new} requests, {sent} mails, {seconds:.0f} s"
            most = 10 if whose == "one address" else 200
            deed.should(new <= most, f"more than {most} requests")
            deed.should(sent == new, "mails that are no request's")
            deed.should(set(counted) <= {302, 429}, "another status")
        with told.deed(f"a person after {whose}", any=1) as deed:
            answer = _ask(here, f"wanjiru-{len(whose)}@person.example", "192.0.2.44")
            wait = answer.headers.get("retry-after", "")
            deed.answered = f"{answer.told}" + (f", Retry-After {wait} s" if wait else "")
            full = JoinRequest.objects.count() >= 200
            if whose == "one address" or not full:
                deed.should(answer.status == 302, "a person can't join")
            else:
                deed.should(answer.status == 429 and 0 < int(wait) <= 3600, "no limit that is said")
    with told.deed("that person an hour later, as far as the counts know", any=1) as deed:
        _forget_counts()
        answer = _ask(here, "wanjiru-later@person.example", "192.0.2.44")
        deed.answered = answer.told
        deed.should(answer.status == 302, "a person can't join")


def _forget_counts() -> None:
    from django.core.cache import cache

    cache.clear()


def _ask(here: Place, email: str, address: str) -> Answer:
    from tests.plan.joining import filled

    form = filled(name=email.replace("@", " "), email=email, website="", ror="")
    return page(here, None, "/join?kind=institution", form, address=address)


def _waiting(here: Place, name: str, email: str, ror: str) -> str:
    """The id of a request that was asked by the form and confirmed by the link of its mail."""
    from tests.plan.joining import filled

    from comity.plan.models import JoinRequest

    _forget_counts()
    sent = page(
        here, None, "/join?kind=institution", filled(name=name, email=email, ror=ror, website="")
    )
    assert sent.status == 302, sent
    link = _link_to(here, email)
    done = page(here, None, link, {"step": "confirm"})
    row = JoinRequest.objects.get(plan=here.plan.plan, email=email)
    assert row.state == "waiting", (row.state, done.told)
    return str(row.id)


def _link_to(here: Place, email: str) -> str:
    for path in sorted(_letters(here), key=lambda it: -it.stat().st_mtime_ns):
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        text = path.read_text()
        if email in text:
            body = letter.get_content() if not letter.is_multipart() else text
            found = search(r"/join/confirm/[\w~:.-]+", body)
            if found:
                return found[0]
    raise AssertionError(f"no mail to {email}")


def _letters(here: Place) -> list[Path]:
    return [it for it in (here.folder / "data" / "mail").rglob("*") if it.is_file()]


def _mails(here: Place) -> int:
    return sum(it.read_text().count("\nSubject:") for it in _letters(here))


def _approve(here: Place, key: str) -> Answer:
    return api(
        here, here.plan.coordinator, "POST", f"/join-requests/{key}/moves", {"to": "approved"}
    )
