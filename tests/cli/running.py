"""Run the command line in this process, as the console script does."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest
from typer.main import get_command

from comity.cli.main import run

build_once = cache(get_command)
"""The command line with all its commands takes a twelfth of a second to build."""


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Comity:
    """`comity("corpus", "list")` runs a command and gives its exit code and what it printed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: object) -> Ended:
        self.monkeypatch.setattr("typer.main.get_command", build_once)
        self.monkeypatch.setattr("sys.argv", ["comity", *map(str, arguments)])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        printed = self.capsys.readouterr()
        return Ended(code, printed.out, printed.err)
