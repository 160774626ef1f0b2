from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.git.trees import merge_base

# A history: commit n has parents among 0..n-1.
HISTORIES = st.integers(1, 12).flatmap(
    lambda size: st.tuples(
        *(
            st.lists(st.integers(0, max(number - 1, 0)), max_size=2 if number else 0, unique=True)
            for number in range(size)
        )
    )
)


def ancestors(history: tuple[list[int], ...], commit: int) -> set[int]:
    return {commit}.union(*(ancestors(history, parent) for parent in history[commit]))


@given(HISTORIES, st.data())
def test_the_base_is_a_last_common_ancestor(
    history: tuple[list[int], ...], data: st.DataObject
) -> None:
    one = data.draw(st.integers(0, len(history) - 1))
    other = data.draw(st.integers(0, len(history) - 1))
    generations: list[int] = []
    for parents in history:
        generations.append(1 + max((generations[parent] for parent in parents), default=0))
    links = {str(number): [str(p) for p in parents] for number, parents in enumerate(history)}
    common = ancestors(history, one) & ancestors(history, other)
    best = {
        commit
        for commit in common
        if not any(commit in ancestors(history, later) for later in common - {commit})
    }
    expected = min(best, key=lambda commit: (-generations[commit], str(commit)), default=None)
    wanted = None if expected is None else str(expected)
    assert merge_base(str(one), str(other), links.__getitem__) == wanted
    numbered = merge_base(
        str(one), str(other), links.__getitem__, lambda commit: generations[int(commit)]
    )
    assert numbered == wanted


def test_with_generations_only_what_came_after_the_base_is_read() -> None:
    read: list[int] = []

    def parents(commit: str) -> list[str]:
        read.append(int(commit))
        return [str(int(commit) - 1)] if int(commit) > 1 else []

    length = 10_000
    assert merge_base(str(length), str(length - 3), parents, int) == str(length - 3)
    assert sorted(read) == [length - 3, length - 2, length - 1, length]
