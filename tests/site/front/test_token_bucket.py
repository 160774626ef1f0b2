from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.site.front.token_bucket import MOST_ADDRESSES, SECONDS_KEPT, Buckets


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_ten_seconds_worth_may_come_at_once_and_then_as_it_flows_in() -> None:
    clock = Clock()
    buckets = Buckets(2, clock=clock)
    assert [buckets.seconds_to_wait("a") for _ in range(21)] == [0] * 20 + [1]
    clock.now += 0.5
    assert [buckets.seconds_to_wait("a") for _ in range(2)] == [0, 1]


def test_one_address_does_not_use_up_anothers() -> None:
    buckets = Buckets(1, clock=Clock())
    while not buckets.seconds_to_wait("a"):
        pass
    assert buckets.seconds_to_wait("b") == 0


@given(
    st.integers(1, 100),
    st.lists(st.floats(0, 5), min_size=1, max_size=200),
)
def test_no_more_pass_than_the_rate_allows(rate: int, pauses: list[float]) -> None:
    clock = Clock()
    buckets = Buckets(rate, clock=clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        passed += buckets.seconds_to_wait("a") == 0
    assert passed <= rate * SECONDS_KEPT + rate * clock.now + 1e-6


def test_what_is_left_is_told_and_takes_nothing() -> None:
    clock = Clock()
    buckets = Buckets(2, clock=clock)
    assert buckets.left("a") == (20, 10)
    buckets.seconds_to_wait("a")
    assert [buckets.left("a") for _ in range(2)] == [(19, 10)] * 2
    while not buckets.seconds_to_wait("a"):
        pass
    assert buckets.left("a") == (0, 1)
    clock.now += 1.6
    assert buckets.seconds_to_wait("a") == 0
    assert buckets.left("a") == (2, 1)
    assert buckets.left("b") == (20, 10)


@given(st.integers(1, 100), st.lists(st.floats(0, 5), max_size=50), st.integers(0, 100))
def test_whoever_keeps_to_what_is_left_passes(rate: int, pauses: list[float], percent: int) -> None:
    clock = Clock()
    buckets = Buckets(rate, clock=clock)
    for pause in pauses:
        clock.now += pause
        buckets.seconds_to_wait("a")
    left = buckets.left("a")
    assert (left.requests, left.seconds) <= (rate * SECONDS_KEPT, SECONDS_KEPT)
    clock.now += left.seconds * percent / 100
    assert [buckets.seconds_to_wait("a") for _ in range(left.requests)] == [0] * left.requests


@given(st.integers(1, 50))
def test_whoever_waits_as_told_passes(rate: int) -> None:
    clock = Clock()
    buckets = Buckets(rate, clock=clock)
    while not (wait := buckets.seconds_to_wait("a")):
        pass
    clock.now += wait
    assert buckets.seconds_to_wait("a") == 0


def test_memory_is_bounded() -> None:
    buckets = Buckets(1, clock=Clock())
    for number in range(MOST_ADDRESSES + 10):
        buckets.seconds_to_wait(str(number))
    assert len(buckets.kept) == MOST_ADDRESSES
