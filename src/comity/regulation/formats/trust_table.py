"""How far instruments can be trusted, as a table in Markdown and as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.regulation.domain.instruments import NoNormReason
from comity.regulation.domain.readings import Resolution
from comity.regulation.domain.trust import Trust
from comity.regulation.formats.plain import Plain

_HEAD = (
    "instrument", "of", "status", "operative provisions", "norms", "without a norm, and why",
    "verified in the text", "read twice", "disagreements", "last checked",
)  # fmt: skip


def trust_to_markdown(rows: Sequence[Trust]) -> str:
    """One row for each instrument, and one for all."""
    lines = [_row(_HEAD), _row(["---"] * len(_HEAD)), *(_row(_cells(each)) for each in rows)]
    return "\n".join((*lines, _row(_total(rows)))) + "\n"


def trust_to_plain(rows: Sequence[Trust]) -> Plain:
    return [
        {
            "instrument": each.instrument.id,
            "jurisdiction": each.instrument.jurisdiction,
            "status": each.instrument.status.value,
            "operative": each.operative,
            "norms": each.norms,
            "without_norm": {reason.value: count for reason, count in each.without_norm.items()},
            "unexplained": each.unexplained,
            "verified": each.verified,
            "read": each.read,
            "disagreements": {it.value: count for it, count in each.disagreements.items()},
            "last_checked": each.last_checked.isoformat(),
        }
        for each in rows
    ]


def _cells(each: Trust) -> list[str]:
    return [
        f"`{each.instrument.id}`",
        each.instrument.jurisdiction,
        each.instrument.status.value,
        "no text" if each.operative is None else str(each.operative),
        str(each.norms),
        _counted(each.without_norm) + (f", {each.unexplained} open" if each.unexplained else ""),
        _share(each.verified, each.norms),
        _share(each.read, each.norms),
        _counted(each.disagreements),
        each.last_checked.isoformat(),
    ]


def _total(rows: Sequence[Trust]) -> list[str]:
    norms = sum(each.norms for each in rows)
    reasons = sum(sum(each.without_norm.values()) for each in rows)
    disagreements = sum(sum(each.disagreements.values()) for each in rows)
    return [
        f"**{len(rows)} instruments**",
        str(len({each.instrument.jurisdiction for each in rows})),
        "",
        str(sum(each.operative or 0 for each in rows)),
        str(norms),
        str(reasons),
        _share(sum(each.verified for each in rows), norms),
        _share(sum(each.read for each in rows), norms),
        str(disagreements),
        "",
    ]


def _counted(counts: Mapping[NoNormReason, int] | Mapping[Resolution, int]) -> str:
    found = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return ", ".join(f"{count} {name}" for name, count in found)


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
