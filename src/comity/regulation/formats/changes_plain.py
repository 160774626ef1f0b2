"""What changed, from one day to another or from one corpus to another, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.date_changes import DateChanges
from comity.regulation.domain.norm_changes import NormChange, norm_changes
from comity.regulation.domain.release_changes import ReleaseChanges
from comity.regulation.formats.plain import Plain


def date_changes_to_plain(changes: Sequence[DateChanges]) -> Plain:
    return [
        {
            "instrument": each.instrument.id,
            "jurisdiction": each.instrument.jurisdiction,
            "status": {"before": each.before.value, "after": each.after.value},
            "versions": [
                {"id": it.id, "in_force": it.in_force and it.in_force.isoformat(),
                 "amended_by": it.amended_by}
                for it in each.versions
            ],
            "begins": _norms(each.begins),
            "widens": _norms(each.widens),
            "narrows": _norms(each.narrows),
            "ends": _norms(each.ends),
            "passed": _norms(each.passed),
        }
        for each in changes
    ]  # fmt: skip


def release_changes_to_plain(changes: ReleaseChanges) -> Plain:
    return {
        "added": [it.id for it in changes.added],
        "removed": [it.id for it in changes.removed],
        "changed": [
            {
                "instrument": each.instrument.id,
                "added": _norms(each.added),
                "removed": _norms(each.removed),
                "changed": [_change(it) for it in norm_changes(each)],
                "itself": each.itself,
            }
            for each in changes.changed
        ],
    }


def _change(change: NormChange) -> Plain:
    """`start` and `end` give the days before and after, where they moved."""
    (plain,) = _norms((change.place,))
    days = {"start": change.start, "end": change.end}
    moved = {
        name: [day.isoformat() if day else None for day in found]
        for name, found in days.items()
        if found
    }
    return {**plain, "fields": list(change.fields), **moved}


def _norms(places: Sequence[NormPlace]) -> Plain:
    return [
        {
            "norm": place.norm.id,
            "citation": place.provision.citation,
            "modality": place.norm.modality.value,
            "bearer": place.norm.bearer,
            "summary": place.norm.summary.get("en", ""),
        }
        for place in places
    ]
