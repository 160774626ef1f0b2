from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Event
from uuid import UUID

from comity.hub.adapters.access_buffer import AccessBuffer, Noted

AT = datetime(2026, 11, 28, tzinfo=UTC)


def noted(number: int) -> Noted:
    return Noted(AT, UUID(int=number), None, "", "", "", "")


class Written:
    def __init__(self, failing: int = 0) -> None:
        self.batches: list[list[int]] = []
        self.failing = failing
        self.came = Event()

    def __call__(self, batch: Sequence[Noted]) -> None:
        if self.failing:
            self.failing -= 1
            raise OSError("the database is away")
        self.batches.append([each.repository.int for each in batch])
        self.came.set()

    @property
    def all(self) -> list[int]:
        return [number for batch in self.batches for number in batch]


def test_a_thread_writes_what_was_added() -> None:
    written = Written()
    buffer = AccessBuffer(written, seconds=0.01)
    for number in range(10):
        buffer.add(noted(number))
    assert written.came.wait(20)
    buffer.close()
    assert written.all == list(range(10))


def test_the_end_writes_everything_at_once() -> None:
    written = Written()
    buffer = AccessBuffer(written, seconds=3600)
    for number in range(5_000):
        buffer.add(noted(number))
    buffer.close()
    assert written.all == list(range(5_000))
    assert [len(each) for each in written.batches] == [2_000, 2_000, 1_000]
    buffer.add(noted(7))
    buffer.close()
    assert written.all[-1] == 7


def test_what_could_not_be_written_is_tried_again_in_its_order() -> None:
    written = Written(failing=1)
    buffer = AccessBuffer(written, seconds=3600)
    for number in range(10):
        buffer.add(noted(number))
    assert not buffer.flush()
    assert len(buffer.held) == 10
    assert buffer.flush()
    assert written.all == list(range(10))
    buffer.close()


def test_memory_is_bounded_and_the_loss_counted() -> None:
    written = Written(failing=1)
    buffer = AccessBuffer(written, seconds=3600, most=100)
    for number in range(150):
        buffer.add(noted(number))
    assert (len(buffer.held), buffer.lost) == (100, 50)
    assert not buffer.flush()
    buffer.add(noted(150))
    assert (len(buffer.held), buffer.lost) == (100, 51)
    buffer.close()
    assert written.all == list(range(51, 151))
    assert buffer.lost == 0
