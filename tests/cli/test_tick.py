from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Comity

from comity.cli import tick as module
from comity.kernel.adapters.file_locks import file_lock


@pytest.fixture
def comity(
    db: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def test_every_step_says_how_much_there_was_to_do(comity: Comity) -> None:
    for _ in ("once", "again"):
        ended = comity("tick")
        assert (ended.code, ended.err) == (0, "")
        names = [*module._steps(), *module._long_steps()]
        assert ended.out.splitlines() == [f"{name}: 0" for name in names]


def test_one_that_fails_stops_no_other(comity: Comity, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise RuntimeError("no")

    steps: dict[str, Callable[[], int]] = {"first": fail, "second": lambda: 1}
    monkeypatch.setattr(module, "_steps", lambda: steps)
    monkeypatch.setattr(module, "_long_steps", lambda: {"third": lambda: 1})
    ended = comity("tick")
    assert (ended.code, ended.out) == (5, "second: 1\nthird: 1\n")
    assert "1 of the recurring steps failed; the others were done." in ended.err


def test_a_second_at_the_same_time_does_nothing(comity: Comity, tmp_path: Path) -> None:
    with file_lock(tmp_path / "tick.lock"):
        ended = comity("tick")
    assert (ended.code, ended.out) == (0, "Another 'comity tick' is at work; nothing was done.\n")


def test_what_takes_long_keeps_no_other_tick_waiting(
    comity: Comity, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def collecting() -> int:
        with file_lock(tmp_path / "tick.lock"):
            return 7

    monkeypatch.setattr(module, "_steps", dict)
    monkeypatch.setattr(module, "_long_steps", lambda: {"collected": collecting})
    assert comity("tick").out == "collected: 7\n"
