from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from comity.cli.main import app
from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.rulebook import Rulebook


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["search", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_a_table(indexed: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = run("art", "50(2)").splitlines()
    assert lines[0].split()[:2] == ["provision", "eu-ai-act:art_50__para_2"]
    assert run("qqqqqq").strip() == "Nothing was found."
    assert "this is for “watermark”" in run("watermrak")


def test_json_and_filters(indexed: Rulebook) -> None:
    found = json.loads(run("제31조", "--in", "KR", "--kind", "provision", "--format", "json"))
    assert (found["release"], found["partly"]) == (indexed.release, False)
    assert found["hits"][0]["id"] == "kr-ai-basic-act:art_31"
    assert {hit["jurisdiction"] for hit in found["hits"]} == {"KR"}
    marks = [it for it in found["hits"][0]["matches"][0]["stretches"] if it["marked"]]
    assert marks == [{"text": "Art. 31", "marked": True}]


def test_an_unknown_jurisdiction(indexed: Rulebook) -> None:
    result = CliRunner().invoke(app, ["search", "ai", "--in", "Korea"])
    assert isinstance(result.exception, UnknownName)
