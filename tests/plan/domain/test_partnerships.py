"""Tests of circles of support, against networkx."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.partnerships import circle

nodes = st.integers(min_value=0, max_value=7)
asked = st.lists(st.tuples(nodes, nodes), max_size=30)


def test_itself() -> None:
    assert circle({}, 3, 3) == (3, 3)


def test_two_that_hold_each_other_up() -> None:
    assert circle({2: [1]}, 1, 2) == (1, 2, 1)


def test_the_shortest_of_several() -> None:
    supporters = {2: [3, 5], 3: [4], 4: [1], 5: [1]}
    assert circle(supporters, 1, 2) == (1, 2, 5, 1)


def test_a_chain_and_a_diamond_are_no_circle() -> None:
    assert circle({1: [2, 3], 2: [4], 3: [4]}, 4, 5) == ()


@given(asked)
def test_finds_one_exactly_where_the_graph_would_have_one(pairs: list[tuple[int, int]]) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(8))
    for commitment, supporter in pairs:
        supporters = {each: list(graph.successors(each)) for each in graph}
        found = circle(supporters, commitment, supporter)
        trial = graph.copy()
        trial.add_edge(commitment, supporter)
        assert bool(found) == (not nx.is_directed_acyclic_graph(trial))
        if found:
            assert found[0] == found[-1] == commitment
            assert all(trial.has_edge(*step) for step in pairwise(found))
            length = nx.shortest_path_length(graph, supporter, commitment)
            assert len(found) == length + 2
        else:
            graph = trial
