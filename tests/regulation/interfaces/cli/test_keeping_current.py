"""`comity corpus diff`, `stale`, `trust` and `read`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import Comity

from comity.regulation.adapters.rulebook_files import shipped_corpus

SMALL = Path(__file__).parents[2] / "small_corpus"
ACT = "instruments/eu-small-act"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "corpus"
    shutil.copytree(SMALL, target)
    return target


def diff(comity: Comity, *arguments: object) -> list[dict[str, object]]:
    ended = comity("corpus", "diff", *arguments, "--format", "json")
    assert ended.code == 0
    found: list[dict[str, object]] = json.loads(ended.out)
    return found


def test_between_days_colorado_replaces_its_act(comity: Comity) -> None:
    every = diff(comity, "2026-12-31", "2027-01-01", "--in", "US-CO")
    found = {it["instrument"]: it for it in every}
    assert set(found) == {"us-co-sb24-205", "us-co-sb26-189"}
    assert found["us-co-sb24-205"]["status"] == {"before": "in-force", "after": "ended"}
    assert len(found["us-co-sb24-205"]["ends"]) == 35
    assert found["us-co-sb24-205"]["begins"] == []
    assert len(found["us-co-sb26-189"]["begins"]) == 21


def test_between_days_the_union_moves_its_dates(comity: Comity) -> None:
    (act,) = (
        it for it in diff(comity, "2026-07-26", "2026-07-27", "--in", "EU")
        if it["instrument"] == "eu-ai-act"
    )  # fmt: skip
    assert act["versions"] == [
        {"id": "2026", "in_force": "2026-07-27", "amended_by": "eu-digital-omnibus-ai"}
    ]


def test_printed_it_counts(comity: Comity) -> None:
    ended = comity("corpus", "diff", "2025-08-31", "2025-09-01", "--in", "CN")
    assert "cn-ai-labelling-measures-2025" in ended.out
    assert "+ begins (28)" in ended.out
    assert ended.out.splitlines()[-1].startswith("2 instruments change; norms: 35 begins")
    same = comity("corpus", "diff", "2025-09-01", "2025-09-01", "--in", "CN")
    assert same.out == "no norm starts, ends or changes\n"


def test_between_corpora_it_names_the_norm(comity: Comity, copied: Path) -> None:
    duties = copied / ACT / "010-duties.yaml"
    duties.write_text(duties.read_text().replace("level: 4", "level: 3", 1))
    ended = comity("corpus", "diff", SMALL, copied)
    assert ended.code == 0
    assert "eu-small-act:" in ended.out
    assert "changed: level" in ended.out
    assert comity("corpus", "diff", SMALL, SMALL).out == "nothing changed\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2027-01-01", "2026-01-01", "name the earlier day first"),
        ("2027-01-01", "corpus", "name two days"),
        ("2027-01-01", "2027-13-01", "is not a date"),
    ],
)
def test_what_can_t_be_compared_is_refused(
    comity: Comity, before: str, after: str, said: str
) -> None:
    ended = comity("corpus", "diff", before, after)
    assert (ended.code, ended.out) == (3, "")
    assert said in ended.err


def test_what_is_due_comes_by_urgency(comity: Comity) -> None:
    ended = comity("corpus", "stale", "--on", "2027-01-05", "--format", "json")
    found = json.loads(ended.out)
    reasons = [it["why"] for it in found]
    assert reasons == sorted(reasons, key=["day-passed", "not-followed", "without-the-text"].index)
    passed = {it["instrument"]: it["days"] for it in found if it["why"] == "day-passed"}
    assert passed["us-co-sb24-205"] == ["2027-01-01"]
    assert "Not followed for 90 days" in comity("corpus", "stale", "--on", "2027-12-31").out


def test_trust_has_a_row_for_each_instrument(comity: Comity) -> None:
    ended = comity("corpus", "trust", "--corpus", SMALL)
    assert [line.split("|")[1].strip() for line in ended.out.splitlines()] == [
        "instrument", "---", "`eu-small-act`", "`eu-small-decree`", "`kr-small-guide`",
        "**3 instruments**",
    ]  # fmt: skip
    rows = json.loads(comity("corpus", "trust", "--corpus", SMALL, "--format", "json").out)
    assert {row["read"] for row in rows} == {0}


def test_a_reading_is_signed_and_breaks_when_the_norm_changes(comity: Comity, copied: Path) -> None:
    def reads() -> dict[str, tuple[int, int]]:
        ended = comity("corpus", "trust", "--corpus", copied, "--format", "json")
        return {it["instrument"]: (it["read"], it["norms"]) for it in json.loads(ended.out)}

    sheet = comity("corpus", "read", "eu-small-act", "--corpus", copied)
    assert "[art_3__para_1]" in sheet.out
    assert "read again: no" in sheet.out
    signed = comity(
        "corpus", "read", "eu-small-act", "--sign", "--encoder", "A", "--reader", "B",
        "--on", "2026-11-27", "--corpus", copied,
    )  # fmt: skip
    assert signed.code == 0
    read, norms = reads()["eu-small-act"]
    assert read == norms > 0
    duties = copied / ACT / "010-duties.yaml"
    duties.write_text(duties.read_text().replace("level: 4", "level: 3", 1))
    assert reads()["eu-small-act"] == (norms - 1, norms)


def test_a_reading_needs_two_people(comity: Comity, copied: Path) -> None:
    sign = ("corpus", "read", "eu-small-act", "--sign", "--corpus", copied)
    nobody = comity(*sign)
    assert (nobody.code, "Say who encoded" in nobody.err) == (3, True)
    assert not (copied / ACT / "readings.yaml").exists()
    one = comity(*sign, "--encoder", "A", "--reader", "A", "--on", "2026-11-27")
    assert (one.code, "A can't read a second time what A encoded." in one.err) == (3, True)
    assert not (copied / ACT / "readings.yaml").exists()


def test_concepts_that_compare_nothing_are_listed(comity: Comity) -> None:
    ended = comity("corpus", "list", "concepts", "--used-once")
    assert "are used by two or more instruments" in ended.out
    every = comity("corpus", "list", "concepts")
    assert len(ended.out.splitlines()) < len(every.out.splitlines())


def test_the_shipped_readings_are_read_with_the_rest(comity: Comity) -> None:
    assert (shipped_corpus() / "instruments" / "eu-ai-act" / "readings.yaml").is_file()
    ended = comity("corpus", "read", "eu-ai-act:art_50__para_1")
    assert "read again: 2026-11-28" in ended.out
