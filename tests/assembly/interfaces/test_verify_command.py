"""`comity assembly verify`: the exit says whether, the text says what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.assembly.decided import SECRET, TRUST, named, sealed, secret
from tests.assembly.elected import second_round
from typer.testing import CliRunner, Result

from comity.assembly.domain.bundle_signing import key_of
from comity.assembly.formats.bundle import write_bundle
from comity.assembly.interfaces.cli.app import app
from comity.kernel.domain.errors import InvalidInput, StorageFailure

KEY = key_of(SECRET).id
HOLDS = "Nothing was changed, and counting again gives this result.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "decision.json"
    path.write_bytes(write_bundle(named()))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["verify", *map(str, arguments)])


def test_a_whole_decision_is_counted_again(file: Path) -> None:
    told = run(file, "--key", KEY, "--ballot", "b-7")
    assert told.exit_code == 0
    first, second, rest = told.stdout.split("\n", 2)
    assert first == "Ballot b-7, on motion:12"
    assert second.startswith("Adopted: ")
    assert rest == HOLDS
    file.write_bytes(write_bundle(secret()))
    assert run(file, "--key", KEY).stdout.endswith(HOLDS)


def test_a_round_of_an_election_is_counted_again(file: Path) -> None:
    file.write_bytes(write_bundle(second_round()))
    told = run(file, "--key", KEY, "--ballot", "b-9")
    assert told.exit_code == 0
    first, second, rest = told.stdout.split("\n", 2)
    assert first == "Round 2 of an election (Two seats in the council), ballot b-9"
    assert second.startswith("Elected: Cyd; ")
    assert rest == HOLDS


def test_what_was_changed_is_told(file: Path) -> None:
    bundle = named()
    file.write_bytes(write_bundle(replace(bundle, presence=bundle.presence[1:])))
    told = run(file, "--key", KEY)
    assert told.exit_code == 1
    assert "Presence: it is not what the log recorded.\n" in told.stdout
    assert "Signature: it is not a signature of this content.\n" in told.stdout
    assert HOLDS not in told.stdout


def test_what_can_not_be_read_is_told_with_its_reason(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])
    told = run(file, "--key", KEY)
    assert told.exit_code == 1
    assert told.stdout.startswith("File: it can't be read.\n  This is no decision bundle (file): ")


def test_a_bundle_can_not_write_elsewhere_on_the_screen(file: Path) -> None:
    bundle = named()
    ballot = replace(bundle.ballot, subject="motion:12\x1b[2J\u202e")
    file.write_bytes(write_bundle(sealed(replace(bundle, ballot=ballot))))
    told = run(file, "--key", KEY)
    assert told.stdout.startswith("Ballot b-7, on motion:12\\x1b[2J\\u202e\n")


def test_without_a_key_nothing_is_believed(file: Path) -> None:
    told = run(file)
    assert told.exit_code == 1
    assert KEY in told.stdout


def test_another_ballot_or_head_is_told(file: Path) -> None:
    head = named().head
    kept = f"{head.size}:{head.root}"
    assert run(file, "--key", KEY, "--head", kept).exit_code == 0
    assert "Head: " in run(file, "--key", KEY, "--head", f"{head.size}:{'0' * 64}").stdout
    assert "Ballot: " in run(file, "--key", KEY, "--ballot", "b-8").stdout
    assert TRUST.keys == {KEY}


@pytest.mark.parametrize("arguments", [["--key", "3fee"], ["--head", "12"], ["--head", "x:y"]])
def test_malformed_arguments_are_bad_input(file: Path, arguments: list[str]) -> None:
    assert isinstance(run(file, *arguments).exception, InvalidInput)


def test_a_file_that_is_not_there_can_not_be_read(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "none.json").exception, StorageFailure)
