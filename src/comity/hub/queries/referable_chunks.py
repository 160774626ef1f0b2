"""Which chunks somebody may refer to: knowing the hash of a xorb opens nothing.

All of a xorb where they sent it themselves, else what of it makes up files that they may read.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.hub.models import FileTerm, Xorb, XorbSender
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import TOGETHER, batches, readable_contents

Span = tuple[int, int]


class ReferableChunks:
    """What the caller may refer to of `xorbs` (printed hashes)."""

    def __init__(self, caller: Caller, xorbs: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(xorbs))
        self.counts: dict[str, int] = {}
        self.spans: dict[str, list[Span]] = {}
        self.contents: dict[str, set[str]] = {}
        sent: set[str] = set()
        for batch in batches(wanted, TOGETHER):
            self.counts.update(Xorb.objects.filter(hash__in=batch).values_list("hash", "chunks"))
            if caller.user is not None:
                rows = XorbSender.objects.filter(user=caller.user, xorb__in=batch)
                sent.update(rows.values_list("xorb_id", flat=True))
        for xorb in sent:
            self.spans[xorb] = [(0, self.counts[xorb])]
        self._add_readable(caller, [xorb for xorb in self.counts if xorb not in sent])

    def allows(self, xorb: str, start: int, end: int) -> bool:
        """Whether all chunks `[start, end)` are there and the caller may refer to them."""
        return any(first <= start and end <= after for first, after in self.spans.get(xorb, ()))

    def allows_whole(self, xorb: str) -> bool:
        return xorb in self.counts and self.allows(xorb, 0, self.counts[xorb])

    def _add_readable(self, caller: Caller, xorbs: list[str]) -> None:
        terms: list[tuple[str, str, int, int]] = []
        for batch in batches(xorbs, TOGETHER):
            rows = FileTerm.objects.filter(xorb__in=batch)
            terms.extend(rows.values_list("xorb_id", "content_id", "start", "end").distinct())
        readable = readable_contents(caller, {content for _, content, _, _ in terms})
        spans: dict[str, list[Span]] = {}
        for xorb, content, start, end in terms:
            if content in readable:
                spans.setdefault(xorb, []).append((start, end))
                self.contents.setdefault(xorb, set()).add(content)
        self.spans.update((xorb, joined(each)) for xorb, each in spans.items())


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
