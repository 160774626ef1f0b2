"""What a report over the small corpus holds."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tests.regulation.interfaces.report.html_pages import Element
from tests.regulation.interfaces.report.small_reports import MAY, answered, page, whole_report
from tests.regulation.small import exactly, repealed

from comity.regulation.domain.findings import Outcome
from comity.regulation.interfaces.report.rendering import render_report


def links(element: Element) -> list[tuple[str, str]]:
    return [(it.text, it.attributes["href"]) for it in element.all("a")]


def rows(table: Element) -> list[list[str]]:
    return [
        [cell.text for cell in row.children if isinstance(cell, Element)] for row in table.all("tr")
    ]


def table(element: Element, caption: str) -> Element:
    return next(it for it in element.all("table") if it.all("caption")[0].text == caption)


def test_the_answer_stands_first_in_one_sentence() -> None:
    report = page(answered())
    assert report.all("h1")[0].text == "A system"
    assert report.all("p", of="answer")[0].text == (
        "European Union, South Korea, Nigeria: "
        "1 duty applies and 3 rules are undetermined on 1 May 2027."
    )
    assert report.all("time")[0].attributes["datetime"] == MAY.isoformat()


def test_the_head_names_release_and_the_day_up_to_which_each_instrument_is_known() -> None:
    answer = answered()
    head = page(answer).all("header")[0]
    assert head.all("code")[0].text == answer.rules.release[:12]
    assert [it.text for it in head.all("li")] == [
        "EU Small Act 1 November 2026",
        "EU Small Decree 1 November 2026",
        "KR Small Guide 1 November 2026",
    ]


def test_every_figure_leads_to_the_rows_that_it_counts() -> None:
    report = page(answered())
    assert links(report.all("ul", of="figures")[0]) == [
        ("1 duty applies", "#counts"),
        ("? 3 rules are undetermined", "#counts"),
        ("1 recommendation applies", "#counts"),
        ("2 rules do not apply", "#counts"),
    ]
    counts = table(report, "Findings by instrument")
    assert rows(counts)[1:] == [
        ["Small Act European Union", "1", "0", "0", "2", "0", "2"],
        ["Small Decree European Union", "0", "0", "0", "1", "0", "0"],
        ["Small Guide South Korea", "0", "1", "0", "0", "0", "0"],
    ]
    assert links(counts)[:4] == [
        ("Small Act", "#findings:eu-small-act"),
        ("1", "#findings:eu-small-act:duties"),
        ("2", "#findings:eu-small-act:open"),
        ("2", "#findings:eu-small-act:left-out"),
    ]


def test_every_link_within_the_page_has_its_target() -> None:
    report = page(answered())
    ids = [it.attributes["id"] for it in report.walk() if "id" in it.attributes]
    assert len(ids) == len(set(ids))
    targets = {href[1:] for _, href in links(report) if href.startswith("#")}
    assert targets - set(ids) == set()


def test_every_finding_is_on_the_page_with_its_citation() -> None:
    answer = answered()
    report = page(answer)
    for finding in answer.answer.findings:
        shown = report.by_id(finding.id)
        assert (finding.place.provision.citation, f"#{finding.id}") in links(shown)
        assert finding.place.norm.summary["en"] in shown.text


def test_a_duty_that_applies_says_whom_when_at_what_cost_and_why() -> None:
    card = page(answered()).by_id("eu-small-act:art_3__para_1")
    assert card.classes == {"finding", "applies", "must"}
    assert card.all("p", of="who")[0].text == "● provider must Art. 2(4)"
    assert card.all("p", of="sentence")[0].text == "Test the system."
    assert [it.text for it in card.all("dl")[0].all("div")] == [
        "Since 2 August 2026",
        "Level 4 duty with penalty or prior approval",
        "Penalty A fine. Art. 8",
    ]
    why = card.all("ul", of="steps")[0]
    assert [it.text for it in why.all("li")] == [
        "● holds: Within the scope of Small Act Art. 1",
        "● holds: Acts as provider Art. 2(4)",
        "● holds: Not: exempt system Art. 2(3)",
    ]
    assert [href for _, href in links(why)] == [
        "#term:eu-small-act:scope",
        "#term:eu-small-act:bearer.provider",
        "#term:eu-small-act:exempt",
    ]
    assert card.all("p", of="provenance")[0].text == "read in the text: eu-small-act.en line 12"


def test_a_defined_term_is_explained_once() -> None:
    term = page(answered()).by_id("term:eu-small-act:exempt")
    assert term.all("summary")[0].text == "– does not hold: exempt system Small Act, Art. 2(3)"
    assert [it.text for it in term.all("li")] == ["– does not hold: Is it for research alone? No."]


def test_an_open_rule_says_what_would_decide_it() -> None:
    report = page(answered())
    group = report.by_id("findings:eu-small-act:open").all("section", of="open-group")[0]
    assert group.all("h5")[0].text == "? 1 rule: what would decide it"
    leads = [it.text for it in group.all("p", of="lead")]
    assert leads == ["Applies if", "Does not apply if"]
    assert [it.text for it in group.all("div", of="deciding")[0].all("li")] == [
        "When was it first offered? Before 2026-06-01. and How large are you? Micro.",
        "When was it first offered? Before 2026-06-01. and How large are you? Small.",
        "When was it first offered? On or after 2026-06-01.",
        "How large are you? None of: micro, small.",
    ]
    assert "open" in report.by_id("eu-small-act:art_4").classes


def test_a_prohibition_carries_its_own_sign() -> None:
    card = page(answered()).by_id("eu-small-act:art_5")
    assert card.classes == {"finding", "open", "prohibited"}
    assert card.all("p", of="who")[0].text == "⊘ whoever it concerns prohibition Art. 2(6)"


def test_what_does_not_apply_has_a_reason_that_leads_on() -> None:
    left_out = table(page(answered()), "Rules that do not apply, with the first reason found")
    assert rows(left_out)[1:] == [
        ["Art. 3(2)", "Tell people what images it made.", "Does not hold: Acts as user Art. 2(5)"],
        ["Art. 3(2)", "Keep a record.", "Its last day has passed."],
    ]


def test_a_rule_whose_instrument_was_repealed_before_it_applied_says_so() -> None:
    answer = answered(rules=repealed("2026-07-20"), party__user=True)
    report = page(answer)
    left_out = table(
        report.by_id("findings:eu-small-act"),
        "Rules that do not apply, with the first reason found",
    )
    assert rows(left_out)[1:] == [
        ["Art. 3(1)", "Test the system.", "It was repealed on 20 July 2026, before it applied."],
        ["Art. 3(2)", "Tell people what images it made.",
         "It was repealed on 20 July 2026, before it applied."],
        ["Art. 3(2)", "Keep a record.", "It was repealed on 20 July 2026."],
        ["Art. 4", "Test in the open.", "It was repealed on 20 July 2026."],
        ["Art. 5", "Make no video for more than a million people.",
         "It was repealed on 20 July 2026, before it applied."],
    ]  # fmt: skip
    assert "Repealed on 20 July 2026." in report.by_id("findings:eu-small-act").text
    source = report.by_id("source:eu-small-act")
    assert [it.text for it in source.all("dd")][1:4] == [
        "none in force on that day", "Repealed on 20 July 2026", "Small Guide",
    ]  # fmt: skip
    assert ("Small Guide", "#source:kr-small-guide") in links(source)


def test_dates_to_come_are_in_order() -> None:
    early = answered(on=date(2026, 7, 15), party__size="small", offer__day=exactly("2026-01-01"))
    coming = page(early).by_id("coming")
    days = [it.attributes["datetime"] for it in coming.all("time")]
    assert days == ["2026-08-02", "2026-09-01", "2027-01-01"]
    assert [it.attributes["id"] for it in coming.all("article")] == [
        "eu-small-act:art_3__para_1",
        "eu-small-act:art_5",
        "eu-small-decree:sec_2",
        "eu-small-act:art_4",
    ]


def test_questions_lead_to_the_findings_that_they_settle() -> None:
    first = page(answered()).by_id("questions").all("li")[0]
    assert first.all("p", of="question")[0].text == "When was it first offered?"
    assert first.all("summary")[0].text == "one answer settles 2 findings"
    assert links(first) == [
        ("Art. 4", "#eu-small-act:art_4"),
        ("Art. 5", "#eu-small-act:art_5"),
    ]


def test_the_map_says_in_words_what_it_shows() -> None:
    world = page(answered()).by_id("map")
    image = world.all("svg")[0]
    assert image.attributes["role"] == "img"
    named = image.attributes["aria-labelledby"].split()
    assert [image.by_id(id).name for id in named] == ["title", "desc"]
    titles = [it.all("title")[0].text for it in image.all("g", of="tile")]
    assert "Germany: 1 duty applies, 3 rules undetermined (through European Union)" in titles
    assert "Nigeria: no instrument is recorded here; unknown" in titles
    tones = {it.all("text")[0].text: it.classes - {"tile"} for it in image.all("g", of="tile")}
    assert (tones["DE"], tones["KR"], tones["NG"]) == ({"level-4"}, {"level-1"}, {"unknown"})
    assert len(tones) == 27 + 7 + 2  # members, their territories in the Union, Korea and Nigeria
    assert rows(table(world, "What the map shows"))[1:] == [
        [
            "European Union 27 members",
            "1",
            "4 duty with penalty or prior approval",
            "3",
            "Small Act , Small Decree",
        ],
        ["South Korea", "0", "1 encouraged", "0", "Small Guide"],
        ["Nigeria", "?", "?", "?", "none is recorded: what is asked here is unknown"],
    ]
    assert "Schwabish" in world.all("figcaption")[0].text


def test_where_nothing_is_recorded_the_page_says_unknown() -> None:
    notices = [it.text for it in page(answered()).all("div", of="notice")]
    assert notices[0] == (
        "No instrument of Nigeria is recorded here. "
        "Whether its rules ask anything of this system is unknown."
    )


def test_coverage_shows_levels_unknowns_and_the_norms_behind_them() -> None:
    heat = page(answered()).by_id("coverage").all("table")[0]
    assert rows(heat)[0] == ["Concept", "European Union", "South Korea", "Nigeria"]
    assert rows(heat)[3] == ["Testing", "4 , 2 provisions Art. 3(1) Art. 4", "0", "? unknown"]
    transparency = heat.by_id("area:transparency")
    assert links(transparency) == [
        ("3 , Art. 3(2)", "#eu-small-act:art_3__para_2.tell"),
        ("1 , I", "#kr-small-guide:part_1"),
    ]
    tones = [it.classes - {"number"} for it in heat.all("td")[:3]]
    assert tones == [{"level-4"}, {"level-0"}, {"unknown"}]


def test_divergence_is_told_in_its_parts() -> None:
    report = page(answered())
    matrix = table(report, "Divergence of each pair, from 0 (same) to 1")
    assert rows(matrix)[1:] == [
        ["European Union", "–", "0.83", "?"],
        ["South Korea", "0.83", "–", "?"],
        ["Nigeria", "?", "?", "?"],
    ]
    pair = report.by_id("pair:EU:KR")
    assert [it.text for it in pair.all("li")] == [
        "taken up by European Union alone: 0.67",
        "taken up by both, at different levels: 0.17",
    ]
    assert rows(pair.all("table")[0])[1] == ["Safety", "0.67", "Safety 4 : 0; Testing 4 : 0"]


def test_correspondences_have_relation_strength_reasons_and_gaps() -> None:
    walk = page(answered()).by_id("correspondences")
    found = rows(table(walk, "Correspondences, strongest first"))[1]
    assert found[:3] == [
        "Art. 3(2) Tell people what images it made.",
        "overlaps with",
        "I Say that it is AI.",
    ]
    assert found[4].startswith("Transparency words:")
    assert [it.text for it in walk.all("summary")] == [
        "3 provisions of European Union: Small Act without a partner"
    ]


def test_sections_without_data_are_left_out() -> None:
    bare = render_report(answered())
    assert 'id="coverage"' not in bare
    assert 'id="correspondences"' not in bare
    assert 'href="#coverage"' not in bare


def test_nothing_read_says_what_to_do_next() -> None:
    empty = page(answered(where=("NG",)))
    assert "add an instrument to the corpus" in empty.by_id("findings").all("p", of="empty")[0].text


def test_caveats_and_what_the_report_is_not_are_printed() -> None:
    report = page(answered())
    assert "Invented for tests." in report.by_id("caveats").text
    assert "This is not legal advice." in report.by_id("reading").text


def test_no_page_says_that_a_system_is_compliant_or_cleared() -> None:
    text = whole_report(answered()).lower()
    assert "complian" not in text
    assert "cleared" not in text


def test_another_language_sets_language_and_direction() -> None:
    html = page(answered(), language="ar").all("html")[0]
    assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl")
    summary = html.by_id("eu-small-act:art_3__para_1").all("p", of="sentence")[0].all("span")[0]
    assert (summary.attributes["lang"], summary.attributes["dir"]) == ("en", "ltr")


def test_headings_go_down_one_step_at_a_time() -> None:
    headings = {f"h{level}" for level in range(1, 7)}
    levels = [int(it.name[1]) for it in page(answered()).walk() if it.name in headings]
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


def test_every_table_has_a_caption_and_headed_columns_and_rows() -> None:
    for found in page(answered()).all("table"):
        assert found.all("caption")[0].text != ""
        scopes = {it.attributes["scope"] for it in found.all("th")}
        assert {"col", "row"} <= scopes <= {"col", "row", "rowgroup"}


def test_the_outcomes_of_the_question_are_those_of_the_page() -> None:
    answer = answered()
    report = page(answer)
    for finding in answer.answer.findings:
        classes = report.by_id(finding.id).classes
        assert ("applies" in classes) == (finding.outcome is Outcome.APPLIES)
        assert ("open" in classes) == (finding.outcome is Outcome.UNDETERMINED)
