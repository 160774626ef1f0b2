"""The list of instruments, one instrument, one provision."""

from __future__ import annotations

import csv
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils.translation import get_language, override

from comity.regulation.domain.instrument_days import status_on
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.sections import parts, sections, under
from comity.regulation.domain.standing import running_norms
from comity.regulation.domain.trust import trust_in
from comity.regulation.queries.kept_comparisons import kept_crosswalk

pytestmark = pytest.mark.django_db
DAY = "2026-11-24"
ON = date(2026, 11, 24)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def norms_of(instrument: Instrument) -> int:
    return sum(len(provision.norms) for provision in instrument.provisions)


def listed(client: Client, query: str) -> list[str]:
    """Ids, in the order shown, of all pages."""
    found: list[str] = []
    number, pages = 0, 1
    while number < pages:
        number += 1
        shown = page(client, f"/instruments?{query}&page={number}")
        found += re.findall(r'<tr><th scope="row"><a href="/instruments/([^"]+)"', shown)
        told = re.search(rf"Page {number} of (\d+)", shown)
        pages = int(told[1]) if told else 1
    return found


def test_all_are_listed_with_what_they_are_on_the_day(client: Client, released: Rulebook) -> None:
    ids = {it.id for it in released.corpus.instruments}
    assert sorted(listed(client, f"on={DAY}")) == sorted(ids)
    shown = page(client, f"/instruments?on={DAY}&in=EU")
    act = released.corpus.instrument("eu-ai-act")
    running = len(running_norms(act, ON))
    row = shown.split('href="/instruments/eu-ai-act"')[1].split("</tr>")[0]
    assert "partly applicable" in row
    assert f'<td class="number">{running}<small>of {norms_of(act)}</small>' in row
    assert "22 November 2026" in row


def test_filters_are_in_the_address(client: Client, released: Rulebook) -> None:
    instruments = released.corpus.instruments
    assert set(listed(client, "in=KR")) == {it.id for it in instruments if it.jurisdiction == "KR"}
    assert listed(client, "kind=treaty") == ["coe-ai-convention"]
    unbinding = {it.id for it in instruments if not it.binding}
    assert set(listed(client, "binding=no")) == unbinding
    assert listed(client, "q=COLORADO+2024") == ["us-co-sb24-205"]
    labelling = {
        it.id
        for it in instruments
        if any(
            concept.startswith("transparency.synthetic-content")
            for provision in it.provisions
            for norm in provision.norms
            for concept in norm.concepts
        )
    }
    assert set(listed(client, "concept=transparency.synthetic-content")) == labelling
    ended = {
        it.id
        for it in instruments
        if not it.treaty and status_on(it, date(2030, 1, 1)).value == "ended"
    }
    assert "us-co-sb24-205" in ended
    assert "us-co-sb26-189" not in ended
    assert set(listed(client, "status=ended&on=2030-01-01")) == ended


def test_orders(client: Client, released: Rulebook) -> None:
    running = {
        it.id: len(running_norms(it, ON, released.treaties.entered(it)))
        for it in released.corpus.instruments
    }
    counts = [running[id] for id in listed(client, f"sort=rules&on={DAY}")]
    assert counts == sorted(running.values(), reverse=True)
    checked = [released.corpus.instrument(id).checked_on for id in listed(client, "sort=checked")]
    assert checked == sorted(it.checked_on for it in released.corpus.instruments)
    assert listed(client, "sort=title") != listed(client, "sort=jurisdiction")


def test_none_like_that_says_what_to_do(client: Client, released: Rulebook) -> None:
    shown = page(client, "/instruments?q=qqqq")
    assert "No recorded instrument is like that" in shown
    assert "Take a filter away" in shown
    assert "<table" not in shown


def test_the_rows_as_csv(client: Client, released: Rulebook) -> None:
    response = client.get(f"/instruments.csv?in=EU,KR&on={DAY}&sort=title")
    assert response["Content-Disposition"] == 'attachment; filename="instruments.csv"'
    rows = list(csv.DictReader(response.content.decode().splitlines()))
    assert [row["id"] for row in rows] == listed(client, f"in=EU,KR&on={DAY}&sort=title")
    act = next(row for row in rows if row["id"] == "eu-ai-act")
    assert (act["status"], act["rules"], act["as_of"]) == (
        "partly-applicable",
        str(norms_of(released.corpus.instrument("eu-ai-act"))),
        DAY,
    )


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/instruments?kind=statut", 404, "Did you mean statute?"),
        ("/instruments?in=KRR", 404, "Did you mean KR?"),
        ("/instruments?on=soon", 400, "is not a date"),
        ("/instruments?page=x", 400, "is not a page number"),
        (f"/instruments?q={'x' * 201}", 400, "At most 200 characters"),
        ("/instruments/eu-ai-akt", 404, "Did you mean eu-ai-act?"),
        ("/instruments/eu-ai-act?part=99", 404, "so there is no part 99"),
        ("/instruments/eu-ai-act?part=0", 400, "is not a page number"),
        ("/instruments/eu-ai-act/art_500", 404, "Did you mean art_50?"),
        ("/instruments/eu-ai-akt/art_50", 404, "Did you mean eu-ai-act?"),
        ("/instruments/eu-ai-act/art_50?beside=kr-ai-basic-akt", 404, "kr-ai-basic-act?"),
        ("/instruments/eu-ai-act/%3Cscript%3E", 404, "There is no provision <script>"),
    ],
)
def test_bad_addresses(
    client: Client, released: Rulebook, address: str, status: int, words: str
) -> None:
    assert words in page(client, address, status)


def test_an_instrument_says_first_what_it_is_on_the_day(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/instruments/eu-ai-act?on={DAY}")
    act = released.corpus.instrument("eu-ai-act")
    running = len(running_norms(act, ON))
    assert (
        f"On 24 November 2026 this regulation (European Union, binding) is partly applicable; "
        f"{running} of its {norms_of(act)} rules run. The next date is 2 December 2026." in shown
    )
    assert 'rel="next" href="?on=2026-12-02"' in shown
    assert 'href="https://eur-lex.europa.eu/eli/reg/2024/1689/oj"' in shown


def test_every_provision_and_norm_stands_in_exactly_one_part(
    client: Client, released: Rulebook
) -> None:
    for instrument in released.corpus.instruments:
        count = len(parts(sections(instrument)))
        shown = "".join(
            page(client, f"/instruments/{instrument.id}?part={part}")
            for part in range(1, count + 1)
        )
        found = re.findall(r'<section class="provision[^"]*" id="([^"]+)"', shown)
        assert found == [it.eid for it in instrument.provisions]
        norms = re.findall(r'<article class="norm [^"]*" id="[^":]+:([^"]+)"', shown)
        assert norms == [norm.id for it in instrument.provisions for norm in it.norms]
        reports = re.findall(r'href="/report-error\?norm=[^":]+:([^"]+)"', shown)
        assert reports == norms


def test_every_heading_of_the_contents_leads_somewhere(client: Client, released: Rulebook) -> None:
    shown = page(client, "/instruments/kr-ai-basic-act")
    ids = set(re.findall(r'\sid="([^"]+)"', shown))
    assert {it for it in re.findall(r'href="#([^"]+)"', shown) if it != "main"} <= ids


def test_a_norm_shows_its_proof_and_its_days(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/instruments/eu-ai-act/art_50__para_1?on={DAY}")
    norm = under(released.corpus.instrument("eu-ai-act"), "art_50__para_1")[0].norms[0]
    assert norm.summary["en"] in shown
    assert f'<code class="hash">{norm.support[0].hash}</code>' in shown
    assert f"line {norm.support[0].lines}" in shown
    assert "runs, since 2 August 2026" in shown
    assert f"<code>{norm.when}</code>" in shown
    question = released.vocabulary.get("system.interacts_with_persons").question["en"]
    assert f"<dd>{question}</dd>" in shown
    assert 'href="/concepts/' in shown
    assert 'href="/report-error?norm=eu-ai-act:art_50__para_1"' in shown
    before = page(client, "/instruments/eu-ai-act/art_50__para_1?on=2026-08-01")
    assert "does not run yet; from 2 August 2026" in before


def test_terms_in_conditions_lead_to_their_definition(client: Client, released: Rulebook) -> None:
    shown = page(client, "/instruments/eu-ai-act/art_50__para_2")
    assert 'href="/instruments/eu-ai-act#term:content.synthetic"' in shown
    assert 'id="term:content.synthetic"' in page(client, "/instruments/eu-ai-act")


def test_a_provision_knows_its_neighbours_and_what_it_stands_under(
    client: Client, released: Rulebook
) -> None:
    shown = page(client, "/instruments/eu-ai-act/art_50")
    assert 'rel="prev" href="/instruments/eu-ai-act/art_49"' in shown
    assert 'rel="next" href="/instruments/eu-ai-act/art_51"' in shown
    inner = page(client, "/instruments/eu-ai-act/art_50__para_1?on=2027-01-01")
    assert '<a href="/instruments/eu-ai-act/art_50?on=2027-01-01">Art. 50</a>' in inner


def test_provisions_without_a_rule_say_why(client: Client, released: Rulebook) -> None:
    act = released.corpus.instrument("eu-ai-act")
    silent = next(it for it in act.provisions if it.no_norm and it.no_norm.reason == "definition")
    shown = page(client, f"/instruments/eu-ai-act/{silent.eid}")
    assert "It holds no rule: a definition." in shown
    assert f'href="/report-error?norm=eu-ai-act:{silent.eid}"' in shown


def test_deleted_provisions_say_which_version_took_them(client: Client, released: Rulebook) -> None:
    act = released.corpus.instrument("eu-ai-act")
    gone = next(it for it in act.provisions if it.deleted_by)
    shown = page(client, f"/instruments/eu-ai-act/{gone.eid}")
    assert "Deleted by version 2026 (27 July 2026)." in shown


def test_correspondences_in_one_other_instrument(client: Client, released: Rulebook) -> None:
    walk = kept_crosswalk(released, "eu-ai-act", "kr-ai-basic-act")
    best = walk.mappings[0]
    shown = page(client, f"/instruments/eu-ai-act/{best.left}?beside=kr-ai-basic-act")
    assert f'href="/instruments/kr-ai-basic-act/{best.right}"' in shown.split('id="beside"')[1]
    assert "walk" not in page(client, f"/instruments/eu-ai-act/{best.left}")


def test_a_treaty_says_what_it_has_and_what_is_missing(client: Client, released: Rulebook) -> None:
    shown = page(client, "/instruments/coe-ai-convention?on=2026-09-27")
    assert "1 of 5 expressions of consent, 0 of 3 by members" in shown
    assert "Missing: 4, at least 3 of them by members." in shown
    treaty = released.treaties.by_id["coe-ai-convention"]
    table = shown.split('class="data participants"')[1].split("</table>")[0]
    assert set(re.findall(r'href="/jurisdictions/([A-Z]+)"', table)) == set(treaty.participants)


def test_instruments_that_follow_each_other_and_that_implement(
    client: Client, released: Rulebook
) -> None:
    old = page(client, "/instruments/us-co-sb24-205?on=2027-02-01")
    norms = norms_of(released.corpus.instrument("us-co-sb24-205"))
    assert f"is no longer in force; 0 of its {norms} rules run" in old
    assert 'href="/instruments/us-co-sb26-189"' in old
    new = page(client, "/instruments/us-co-sb26-189")
    assert "Takes the place of" in new
    decree = page(client, "/instruments/kr-ai-basic-act-enforcement-decree")
    assert "Implements" in decree
    act = page(client, "/instruments/kr-ai-basic-act")
    assert 'href="/instruments/kr-ai-basic-act-enforcement-decree"' in act


def test_pages_keep_no_cookie_and_can_be_kept(client: Client, released: Rulebook) -> None:
    for address in ("/instruments", "/instruments/eu-ai-act", "/instruments/eu-ai-act/art_50"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in response


def test_in_arabic_the_picture_keeps_plain_numbers(client: Client, released: Rulebook) -> None:
    with override(get_language() or "en"):  # a request leaves its language behind
        shown = page(client, "/ar/instruments/eu-ai-act")
    assert re.search(r'<svg viewBox="0 0 \d+ \d+"', shown)
    assert not re.search(r'\s[xy]="[^"\d]', shown)


def test_one_of_several_versions_is_chosen(client: Client, released: Rulebook) -> None:
    for instrument in released.corpus.instruments:
        shown = page(client, f"/instruments/{instrument.id}")
        switch = re.search(r'<nav class="switch".*?</nav>', shown, re.DOTALL)
        dated = [(it.id, it.in_force) for it in instrument.versions if it.in_force]
        assert (switch is not None) == (len(dated) > 1), instrument.id
        if switch is None:
            continue
        assert re.findall(r'href="\?on=([\d-]+)"', switch[0]) == [str(day) for _, day in dated]
        for id, day in dated:
            then = page(client, f"/instruments/{instrument.id}?on={day}")
            switch = re.search(r'<nav class="switch".*?</nav>', then, re.DOTALL)
            assert switch is not None
            chosen = re.findall(r'aria-current="true"><span[^>]*>([^<]+)<', switch[0])
            assert chosen == [id], (instrument.id, day)


def test_an_act_that_amends_and_what_it_amends_know_each_other(
    client: Client, released: Rulebook
) -> None:
    amending = page(client, "/instruments/eu-digital-omnibus-ai")
    brief = amending.split('id="facts"')[1].split("</section>")[0]
    assert '<dt>Amends</dt><dd><a href="/instruments/eu-ai-act">AI Act</a></dd>' in brief
    act = page(client, "/instruments/eu-ai-act")
    versions = act.split('class="data versions"')[1].split("</table>")[0]
    assert 'made by <a href="/instruments/eu-digital-omnibus-ai">Digital Omnibus on AI</a>' in (
        versions
    )
    assert "<dt>Amends</dt>" not in act


def test_how_far_it_was_checked(client: Client, released: Rulebook) -> None:
    instrument = released.corpus.instrument("us-ca-sb53")
    trust, (reading,) = trust_in(instrument), instrument.readings
    shown = page(client, f"/instruments/{instrument.id}")
    section = shown.split('<section id="trust">')[1].split("</section>")[0]
    assert (
        f"{trust.norms} rules: {trust.verified} verified in the text of the instrument, "
        f"{trust.read} read a second time by somebody who did not encode them."
    ) in section
    day = f"{reading.read_on:%-d %B %Y}"
    assert (
        f"<li>{day}: {reading.reader} read {len(reading.norms)} rules that {reading.encoder} had "
        f"encoded <small><code>{reading.text}</code></small></li>"
    ) in section
    places = {norm.id: it for it in instrument.provisions for norm in it.norms}
    rows = section.split("<tbody>")[1].split("</tr>")[:-1]
    assert len(rows) == len(reading.disagreements) > 0
    for row, each in zip(rows, reading.disagreements, strict=True):
        place = places[each.norm]
        assert f'href="/instruments/{instrument.id}/{place.eid}#' in row
        assert f">{place.citation}</a></th>" in row
        assert f"<td>{each.found['en']}</td>" in row
    assert f"<summary>{len(rows)} disagreements, and what came of them</summary>" in section


def test_what_nobody_read_again_or_disputed_says_so(client: Client, released: Rulebook) -> None:
    def section(id: str) -> str:
        found = re.search(
            r'<section id="trust">.*?</section>', page(client, f"/instruments/{id}"), re.DOTALL
        )
        return found[0] if found else ""

    instruments = released.corpus.instruments
    agreed = [
        it.id for it in instruments if it.readings and not any(r.disagreements for r in it.readings)
    ]
    assert agreed
    assert all("The second reader disagreed with nothing." in section(id) for id in agreed)
    unread = [it.id for it in instruments if norms_of(it) and not it.readings]
    assert all("No second reading is recorded." in section(id) for id in unread)
    silent = next(it.id for it in instruments if not norms_of(it))
    assert section(silent) == ""


def test_where_no_day_is_known_there_is_no_picture(client: Client, released: Rulebook) -> None:
    dated = {entry.instrument.id for entry in released.calendar}
    for instrument in released.corpus.instruments:
        if instrument.id in dated or instrument.treaty:
            continue
        shown = page(client, f"/instruments/{instrument.id}")
        assert "No day is known on which its rules begin." in shown
        assert 'class="step-chart"' not in shown
    assert "ca-aida" not in dated
    assert 'class="step-chart"' in page(client, "/instruments/eu-ai-act")
