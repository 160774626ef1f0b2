"""Bad input: one clear error, the documented exit code, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity

FACTS = {
    "offer.market: [EU]": "There is no fact called offer.market. Did you mean offer.markets?",
    "offer.markets: [EU, Korea]": "Did you mean KP (North Korea), KR (South Korea)?",
    "system.deep_fakes: 'yes'": "that system.deep_fakes can take (type: boolean).",
    "model.training_compute: 3e25 PFLOPS": "is not measured in PFLOPS; accepted: FLOP,",
    "model.training_compute: 3e25": "is not measured in -; accepted: FLOP,",
    "system.uses: [emergency-triag]": "Did you mean emergency-triage?",
    "offer.placed_on_market_on: 2027-02-30": "'2027-02-30' is not a value that",
    "model.training_compute: {at_least: 2 FLOP, at_most: 1 FLOP}": "can't be at least 2.0",
    "system.uses: {includes: [justice], excludes: [justice]}": "both includes and excludes justice",
}


@pytest.mark.parametrize(("line", "sentence"), FACTS.items())
def test_a_wrong_fact(comity: Comity, tmp_path: Path, line: str, sentence: str) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(f"facts:\n  {line}\n")
    ended = comity("obligations", path, "--in", "EU")
    assert (ended.code, ended.out) == (3, "")
    assert f"{path}:2:3: " in ended.err
    assert sentence in ended.err
    assert list(tmp_path.iterdir()) == [path]


FILES = {
    "facts: [": "The file is not YAML",
    "facts: &a {}": "Anchors (&) are not read.",
    "facts: !!python/object:os.system {}": "Tags (tag:yaml.org,2002:python/object:os.system)",
    "a: &a [x]\nfacts: *a": "Anchors (&) are not read.",
    "facts: {system.deep_fakes: true, system.deep_fakes: false}": "stands here a second time",
    "facts: {}\n---\nfacts: {}": "more than one document",
    "": "A profile is a map with `facts`",
    "facts: " + "[" * 100: "nested deeper than",
    "facts: {}\n#" + "x" * 300_000: "is too large: at most 262144 bytes",
}


@pytest.mark.parametrize(("content", "sentence"), FILES.items(), ids=lambda text: text[:20])
def test_a_file_that_is_no_profile(
    comity: Comity, tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(content)
    ended = comity("obligations", path, "--in", "EU")
    assert (ended.code, ended.out) == (3, "")
    assert sentence in ended.err


def test_contradictory_facts(comity: Comity, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("facts:\n  party.personal_use: true\n  party.kind: company\n")
    ended = comity("obligations", path, "--in", "EU")
    assert (ended.code, ended.out) == (3, "")
    assert "The profile contradicts itself" in ended.err
    assert "party.kind, party.personal_use" in ended.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--in", ","), 3, "',' names no jurisdiction."),
        (("--in", "Korea"), 4, "Did you mean KP (North Korea), KR (South Korea)?"),
        (("--in", "EU", "--on", "2027-13-01"), 3, "'2027-13-01' is not a date."),
        (("--in", "EU", "--format", "pdf"), 2, "'pdf' is not one of"),
        (("--in", "EU", "--corpus", "/nowhere"), 5, "There is no folder /nowhere."),
        (("--in", "EU", "--output", "/proc/x/y.txt"), 5, "Nothing was changed."),
    ],
)
def test_a_wrong_option(
    comity: Comity, triage: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    ended = comity("obligations", triage, *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert sentence in ended.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("crosswalk", "eu-ai-act", "kr-ai-basic"), "Did you mean kr-ai-basic-act?"),
        (("corpus", "show", "transparency.interaction-notic"), "transparency.interaction-notice?"),
        (("corpus", "show", "eu-ai-act:art_500"), "There is no provision art_500"),
        (("texts", "add", "eu-ai-ac", "x.txt"), "Did you mean eu-ai-act?"),
    ],
)
def test_an_unknown_name(comity: Comity, arguments: tuple[str, ...], sentence: str) -> None:
    ended = comity(*arguments)
    assert (ended.code, ended.out) == (4, "")
    assert sentence in ended.err


def test_a_missing_profile(comity: Comity) -> None:
    ended = comity("obligations", "/nowhere.yaml")
    assert (ended.code, ended.out) == (5, "")
    assert ended.err == "comity: /nowhere.yaml can't be read: No such file or directory.\n"


def test_a_damaged_cache_is_reported_and_made_anew(
    comity: Comity, triage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_CACHE", str(tmp_path))
    assert comity("corpus", "list").code == 0
    (cached,) = tmp_path.glob("corpus-*.bin")
    whole = cached.read_bytes()
    cached.write_bytes(whole[:-1] + b"?")
    ended = comity("corpus", "list")
    assert ended.code == 0
    assert "was damaged and has been made anew" in ended.err
    assert cached.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(
    comity: Comity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")
    monkeypatch.setenv("COMITY_CACHE", str(occupied))
    ended = comity("corpus", "list")
    assert ended.code == 0
    assert "every run will compile it again" in ended.err
    assert occupied.read_text() == ""
