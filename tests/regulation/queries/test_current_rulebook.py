from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from comity.kernel.domain.errors import UnknownName
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
