"""Commitments on pages: found, read, written, mended and ended."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.parties.interfaces.visiting import signed_in
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.actions.answer_partner import answer_partner
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.actions.revise_commitment import revise_commitment
from comity.plan.domain.commitment_text import CommitmentState, Help, HelpKind, HelpSide
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.interfaces.pages.commitments import blocks
from comity.plan.models import Commitment
from comity.plan.queries.seen_commitments import commitment_text

pytestmark = pytest.mark.django_db
ALL = "/plans/small-plan/commitments"
SCRIPT = "<script>alert('x')</script>"
SHOWN = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
ROWS = {
    "milestones-TOTAL_FORMS": "2",
    "milestones-INITIAL_FORMS": "0",
    "helps-TOTAL_FORMS": "2",
    "helps-INITIAL_FORMS": "0",
}
GIVEN = {
    **ROWS,
    "seen": "0",
    "action": "skills",
    "title": "Train 50 engineers",
    "language": "en",
    "visibility": "public",
    "outcome": "Fifty more people can train models.",
    "beneficiaries": "Engineers in Kenya",
    "starts_on": "2026-02-01",
    "indicator": "Engineers trained",
    "unit": "people",
    "direction": "up",
    "baseline": "0",
    "baseline_on": "2026-01-01",
    "value": "50",
    "due_on": "2029-12-31",
    "proof": "The universities' register of certificates",
    "milestones-0-title": "First course",
    "milestones-0-due_on": "2027-09-30",
}


@pytest.fixture
def plan() -> SeededPlan:
    return seeded_plan()


def client(plan: SeededPlan, name: str = "acme") -> Client:
    return signed_in(plan.people[name])


def given(plan: SeededPlan, **changes: str) -> dict[str, str]:
    who = str(plan.participants["acme"].id)
    return {**GIVEN, "key": str(uuid4()), "participant": who, **changes}


def page(client: Client, address: str, **asked: Any) -> str:  # noqa: ANN401
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def numbers(html: str) -> list[int]:
    return [int(it) for it in re.findall(rf'href="{ALL}/(\d+)"><span class="number">', html)]


def test_the_list_says_what_to_do_while_it_is_empty(plan: SeededPlan) -> None:
    assert "Make the first" in page(client(plan), ALL)
    assert "Whoever takes part in the plan can make one." in page(Client(), ALL)


def test_filters_stand_in_the_address(plan: SeededPlan) -> None:
    offer = Help("gpu", HelpSide.OFFER, HelpKind.COMPUTE, "Time")
    late = replace(PROMISE.target, due_on=date(2026, 2, 1))
    seed_commitment(plan, helps=(offer,))
    seed_commitment(plan, "kenya", action="energy", sub_action="", title="Save power")
    seed_commitment(plan, state=CommitmentState.WITHDRAWN)
    seed_commitment(plan, target=late, milestones=())
    seed_commitment(plan, state=CommitmentState.DRAFT)
    seed_commitment(plan, visibility=Visibility.PRIVATE)
    public = Client()
    for asked, expected in (
        ({}, [4, 3, 2, 1]),
        ({"q": "POWER"}, [2]),
        ({"action": "energy"}, [2]),
        ({"kind": "company"}, [4, 3, 1]),
        ({"jurisdiction": "KE", "kind": "government"}, [2]),
        ({"jurisdiction": "FR"}, []),
        ({"state": "withdrawn"}, [3]),
        ({"level": "complete"}, []),
        ({"timely": "overdue"}, [4]),
        ({"timely": "never-updated"}, [4, 2, 1]),
        ({"timely": "stale"}, []),
        ({"offers": "1"}, [1]),
        ({"needs": "1"}, []),
        ({"state": "standing"}, [4, 2, 1]),
        ({"level": "none", "state": "standing"}, [4, 2, 1]),
        ({"region": "002"}, [4, 3, 2, 1]),
        ({"region": "150"}, []),
        ({"participant": str(plan.participants["kenya"].id)}, [2]),
        ({"sort": "title", "q": "fifty"}, [2, 1, 3, 4]),
        ({"sort": "due"}, [4, 1, 2, 3]),
    ):
        assert numbers(page(public, ALL, **asked)) == expected, asked
    assert numbers(page(client(plan), ALL, mine="1")) == [6, 5, 4, 3, 1]


def test_an_address_that_asks_nonsense_is_told_so(plan: SeededPlan) -> None:
    for asked in ({"state": "lost"}, {"jurisdiction": "QQ"}, {"sort": "x"}, {"page": "-1"}):
        response = Client().get(ALL, asked)
        assert response.status_code in {400, 404}, asked


def test_a_long_list_has_pages_and_asks_few_questions(
    plan: SeededPlan,
    django_assert_max_num_queries: Any,  # noqa: ANN401
) -> None:
    for _ in range(60):
        seed_commitment(plan)
    with django_assert_max_num_queries(12):
        first = page(Client(), ALL, sort="number")
    assert numbers(first) == list(range(1, 51))
    assert numbers(page(Client(), ALL, sort="number", page="2")) == list(range(51, 61))
    assert 'href="?sort=number&amp;page=2"' in first


def words_of(client: Client, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page(client, address)).split())


def test_the_list_says_what_counts_and_what_stands_beside_it(plan: SeededPlan) -> None:
    seed_commitment(plan)
    seed_commitment(plan, state=CommitmentState.COMPLETED)
    seed_commitment(plan, state=CommitmentState.WITHDRAWN)
    seed_commitment(plan, state=CommitmentState.DRAFT)
    public, own = words_of(Client(), ALL), words_of(client(plan), ALL)
    assert "2 commitments stand in this plan. Listed beside them: 1 withdrawn ." in public
    assert "Listed beside them: 1 draft , 1 withdrawn ." in own
    assert "2 commitments" in words_of(Client(), "/plans/small-plan")


def test_a_list_says_what_it_is_kept_to_and_how_to_take_it_away(plan: SeededPlan) -> None:
    seed_commitment(plan)
    who = plan.participants["acme"].id
    asked = f"?timely=never-updated&q=engineers&region=002&participant={who}&offers=&page=1"
    html = page(Client(), ALL + asked)
    words = " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1]).split())
    assert "1 commitment fits." in words
    for each in (
        "Words: engineers ×",
        "In time: never updated ×",
        "Region: Africa ×",
        "Participant: Acme ×",
    ):
        assert each in words, words[:400]
    without = re.findall(r'<a href="(\?[^"]*)"><span aria-hidden="true">×', html)
    assert [unescape(each) for each in without] == [
        f"?timely=never-updated&region=002&participant={who}",
        f"?q=engineers&region=002&participant={who}",
        f"?timely=never-updated&q=engineers&participant={who}",
        "?timely=never-updated&q=engineers&region=002",
    ]
    assert 'href="/plans/small-plan/commitments"><span aria-hidden="true">×' in page(
        Client(), f"{ALL}?state=draft"
    )


def test_a_commitment_shows_its_target_as_figures(plan: SeededPlan) -> None:
    row = seed_commitment(plan)
    Commitment.objects.filter(id=row.id).update(reached="20")
    html = page(Client(), f"{ALL}/{row.number}")
    assert "40 % of the way from baseline to target, as reported" in html
    figures = re.findall(r'<li class="figure"><span class="number">([^<]+)<', html)
    assert figures == ["0", "20", "50"]
    assert "The first course is held" in html
    assert "Change it" not in html


def test_everything_in_words_is_shown_as_words(plan: SeededPlan) -> None:
    target = replace(PROMISE.target, indicator=SCRIPT, unit=SCRIPT, proof=SCRIPT)
    row = seed_commitment(
        plan, title=SCRIPT, outcome=SCRIPT, beneficiaries=SCRIPT, target=target,
        helps=(Help("x", HelpSide.NEED, HelpKind.DATA, SCRIPT, Decimal(1), SCRIPT),),
        milestones=(replace(PROMISE.milestones[0], title=SCRIPT),),
    )  # fmt: skip
    Commitment.objects.filter(id=row.id).update(ended_reason=SCRIPT, ended_at=row.created_at)
    row.versions.update(note=SCRIPT)
    own = client(plan)
    one = f"{ALL}/{row.number}"
    for address in (ALL, one, f"{one}/versions/1", f"{one}/edit", f"{one}/compare",
                    f"{one}/withdraw", f"{one}/partners"):  # fmt: skip
        html = page(own, address)
        assert SCRIPT not in html, address
        assert SHOWN in html, address
    assert page(own, one).count(SHOWN) >= 9


def test_a_draft_may_lack_anything_and_says_what_it_lacks(plan: SeededPlan) -> None:
    sent = {**ROWS, "seen": "0", "key": str(uuid4()), "action": "skills", "language": "en",
            "participant": str(plan.participants["acme"].id), "step": "keep"}  # fmt: skip
    response = client(plan).post(f"{ALL}/new", sent, follow=True)
    html = response.content.decode()
    assert Commitment.objects.get().state == "draft"
    assert "It does not say what would prove it." in html
    assert html.count('<li class="refusal">') == 10
    assert Client().get(f"{ALL}/1").status_code == 404


def test_submitted_refused_mended_and_submitted(plan: SeededPlan) -> None:
    own = client(plan)
    vague = given(plan, step="submit", indicator="Raise awareness", value="", currency="ZZZ",
                  amount="5")  # fmt: skip
    html = own.post(f"{ALL}/new", vague, follow=True).content.decode()
    assert "Kept as a draft. It can&#x27;t be submitted yet." in html
    assert "3 fields are to be mended" in html
    assert "This names nothing that can be counted: Raise, awareness." in html
    assert "There is no figure to reach." in html
    assert "No country uses a currency &#x27;ZZZ&#x27; today." in html
    row = Commitment.objects.get()
    assert (row.number, row.state) == (1, "draft")
    mended = given(plan, step="submit", seen="1")
    response = own.post(f"{ALL}/1/edit", mended, follow=True)
    assert response.redirect_chain == [(f"{ALL}/1", 302)]
    row.refresh_from_db()
    assert (row.state, row.version) == ("active", 2)
    assert commitment_text(row).milestones[0].title == "First course"
    assert page(Client(), f"{ALL}/1")


def test_the_same_form_sent_twice_makes_one(plan: SeededPlan) -> None:
    sent = given(plan, step="keep")
    for _ in range(2):
        assert client(plan).post(f"{ALL}/new", sent).status_code == 302
    assert Commitment.objects.count() == 1


def test_more_rows_without_script_and_nothing_is_lost(plan: SeededPlan) -> None:
    html = client(plan).post(f"{ALL}/new", given(plan, add="milestones")).content.decode()
    assert 'name="milestones-3-title"' in html
    assert 'value="First course"' in html
    assert 'value="Engineers trained"' in html
    assert Commitment.objects.count() == 0


def test_what_is_far_too_long_is_told_at_its_field(plan: SeededPlan) -> None:
    sent = given(plan, step="keep", outcome="x" * 100_000, value="many", due_on="soon")
    html = client(plan).post(f"{ALL}/new", sent).content.decode()
    assert "3 fields are to be mended" in html
    assert "at most 10000 characters (it has 100000)" in html
    assert Commitment.objects.count() == 0


def test_a_change_is_noted_and_its_differences_are_shown(plan: SeededPlan) -> None:
    row = seed_commitment(plan)
    own = client(plan)
    sent = given(plan, seen="1", value="60", step="keep")
    html = own.post(f"{ALL}/1/edit", sent).content.decode()
    assert "Say why it changes" in html
    assert own.post(f"{ALL}/1/edit", {**sent, "note": "More came"}).status_code == 302
    row.refresh_from_db()
    assert row.version == 2
    html = page(Client(), f"{ALL}/1/compare")
    assert "<del>50</del><ins>60</ins>" in html
    assert "More came" in html
    assert "does not hold any more" in page(Client(), f"{ALL}/1/versions/1")


def test_of_two_editors_the_second_is_told_and_keeps_what_was_written(plan: SeededPlan) -> None:
    row = seed_commitment(plan)
    sixty = replace(PROMISE, target=replace(PROMISE.target, value=Decimal(60)))
    acme = plan.as_participant("acme")
    revise_commitment(person=acme, commitment=row, text=sixty, seen=1, note="More")
    sent = given(plan, seen="1", title="Train 70 engineers", note="Still more", step="keep")
    html = client(plan).post(f"{ALL}/1/edit", sent).content.decode()
    assert "you began from version 1, and it has version 2 now" in html
    assert 'value="Train 70 engineers"' in html
    assert re.search(r'name="seen" value="2"', html)
    assert row.versions.count() == 2


def test_nobody_else_changes_it(plan: SeededPlan) -> None:
    seed_commitment(plan)
    other = client(plan, "kenya")
    for name in ("edit", "withdraw", "complete", "delete", "partners"):
        assert other.get(f"{ALL}/1/{name}").status_code == 403, name
    for name in ("submit", "reopen", "readers"):
        sent = {"visibility": "private", "seen": "1"}
        assert other.post(f"{ALL}/1/{name}", sent).status_code == 403, name
    assert other.get(f"{ALL}/new").status_code == 200
    assert Client().get(f"{ALL}/new").status_code == 302


def test_ended_by_buttons_that_ask_first(plan: SeededPlan) -> None:
    seed_commitment(plan)
    own = client(plan)
    assert own.post(f"{ALL}/1/complete", {"reason": ""}).status_code == 200
    assert own.post(f"{ALL}/1/complete", {"reason": "All 50"}).status_code == 302
    assert "All 50" in page(Client(), f"{ALL}/1")
    assert own.post(f"{ALL}/1/reopen").status_code == 302
    assert own.post(f"{ALL}/1/withdraw", {"reason": "No money"}).status_code == 302
    html = page(Client(), f"{ALL}/1")
    assert "Withdrawn" in html
    assert "No money" in html
    seed_commitment(plan, state=CommitmentState.DRAFT)
    assert own.post(f"{ALL}/2/delete").status_code == 302
    assert own.get(f"{ALL}/2").status_code == 404


def test_partners_are_asked_and_answer(plan: SeededPlan) -> None:
    seed_commitment(plan)
    own, other = client(plan), client(plan, "kenya")
    nobody = own.post(f"{ALL}/1/partners", {"name": "Nobody", "role": "funding"})
    assert "Nobody here is called Nobody." in nobody.content.decode()
    assert own.post(f"{ALL}/1/partners", {"name": "kenya", "role": "funding"}).status_code == 302
    assert "Answer" in page(other, f"{ALL}/1")
    assert "asked" not in page(Client(), f"{ALL}/1")
    made = Commitment.objects.get().partnerships.get()
    answered = other.post(f"{ALL}/1/partners/{made.id}/answer", {"answer": "accept"})
    assert answered.status_code == 302
    assert "funds it" in page(Client(), f"{ALL}/1")
    assert own.post(f"{ALL}/1/partners/{made.id}/end").status_code == 302
    assert "funds it" not in page(Client(), f"{ALL}/1")


def test_a_circle_is_told_in_the_form(plan: SeededPlan) -> None:
    one, two = seed_commitment(plan), seed_commitment(plan, "kenya")
    acme, kenya = plan.as_participant("acme"), plan.as_participant("kenya")
    funds = {"role": PartnerRole.FUNDING}
    first = ask_partner(
        person=acme, commitment=one, participant=plan.participants["kenya"], **funds
    )
    answer_partner(person=kenya, partnership=first, accept=True, supports=two)
    second = ask_partner(
        person=kenya, commitment=two, participant=plan.participants["acme"], **funds
    )
    sent = {"answer": "accept", "supports": str(one.id)}
    html = client(plan).post(f"{ALL}/2/partners/{second.id}/answer", sent).content.decode()
    assert "Commitment 2 would support itself, through 2 → 1 → 2" in unescape(html)


def test_other_pages_add_their_blocks(plan: SeededPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    seed_commitment(plan)
    shown = ("plan/parts/commitment_way.html", {})
    monkeypatch.setattr(blocks, "BLOCKS", [lambda *_: None, lambda *_: shown])
    before = page(Client(), f"{ALL}/1")
    assert before.count('<p class="way">') == 2
