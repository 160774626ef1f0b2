from __future__ import annotations

from comity.kernel.domain.search.facets import facet_counts, fits

FOUND = [
    {"kind": "provision", "in": "EU"},
    {"kind": "provision", "in": "KR"},
    {"kind": "provision", "in": "KR"},
    {"kind": "concept"},
]


def test_counts_say_what_would_be_left() -> None:
    counts = facet_counts(FOUND, ["kind", "in"], {"in": ["EU"]})
    assert counts == {"kind": {"provision": 1}, "in": {"KR": 2, "EU": 1}}
    assert facet_counts(FOUND, ["kind"], {}) == {"kind": {"provision": 3, "concept": 1}}


def test_what_is_kept() -> None:
    assert [fits(it, {"in": ["KR", "EU"], "kind": []}) for it in FOUND] == [True, True, True, False]
