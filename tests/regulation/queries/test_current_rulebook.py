from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import UnknownName
from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.load_release import load_release
from comity.regulation.models import Release
from comity.regulation.queries import current_rulebook
from comity.regulation.queries.current_rulebook import ask_every, current_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    time = [100.0]
    monkeypatch.setattr(current_rulebook, "monotonic", lambda: time[0])
    ask_every(0.0)
    yield time
    ask_every(0.0)


def make_current(name: str) -> None:
    Release.objects.update(is_current=False)
    at = datetime.now(tz=UTC)
    Release.objects.create(id=name, content=name, loaded_at=at, is_current=True, snapshot=b"")


def test_what_is_compiled_is_what_stands_in_the_tables(clock: list[float]) -> None:
    """Whoever learnt of a release a moment before another was loaded gets the other."""
    loaded = load_release(corpus=small_rules().corpus, actor=OPERATOR)
    ask_every(0.2)
    assert current_content() == loaded.release
    acts = small_rules().corpus.instruments
    other = replace(small_rules().corpus, instruments=acts[:1])
    assert load_release(corpus=other, actor=OPERATOR).release != loaded.release
    assert current_rulebook.current_rulebook().corpus == other


def test_what_is_current_is_asked_each_time_unless_told_otherwise(clock: list[float]) -> None:
    for name in ("a", "b"):
        make_current(name)
        assert current_content() == name


def test_a_server_asks_now_and_then(clock: list[float]) -> None:
    ask_every(0.2)
    with pytest.raises(UnknownName):
        current_content()
    make_current("a")
    assert current_content() == "a"
    make_current("b")
    clock[0] += 0.19
    assert current_content() == "a"
    clock[0] += 0.02
    assert current_content() == "b"
