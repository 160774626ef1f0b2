"""A motion as its page tells it: numbered paragraphs, and beside each what is proposed to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID, uuid4

from comity.assembly.domain.amendment_conflicts import Clash, clashes
from comity.assembly.domain.amendments import Action, Outcome, base
from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.assembly.domain.recommendations import Recommendation, fits
from comity.assembly.domain.tracked_changes import Run, word_runs
from comity.assembly.interfaces.pages.motions.words import OUTCOMES, sign_of
from comity.assembly.models import Amendment, Ballot, Motion
from comity.assembly.models import Recommendation as RecommendationRow
from comity.assembly.queries.motion_capacities import leads
from comity.assembly.queries.motion_decisions import carriable
from comity.assembly.queries.motion_records import Proposed, domain_amendment, proposed, text_of
from comity.assembly.queries.motion_versions import version_text
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations

STANDING = (Outcome.PENDING, Outcome.ADOPTED)


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """`runs` are what it changes word by word, `new` what it inserts; `clashes` say in words what
    it gets in the way of."""

    row: Amendment
    name: str
    outcome: str
    sign: str
    runs: tuple[Run, ...]
    new: tuple[Paragraph, ...]
    clashes: tuple[str, ...]
    decision: Ballot | None
    may_withdraw: bool
    subs: tuple[AmendmentView, ...] = ()

    @property
    def is_pending(self) -> bool:
        return self.row.outcome == Outcome.PENDING.value


@dataclass(frozen=True, slots=True)
class AdviceView:
    """`key` is the id that the amendment has which takes it up from this page."""

    row: RecommendationRow
    runs: tuple[Run, ...]
    is_outdated: bool
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; an empty one is the beginning, where something may be inserted."""

    paragraph: Paragraph | None
    number: str
    amendments: tuple[AmendmentView, ...] = ()
    advice: tuple[AdviceView, ...] = ()

    @property
    def kind(self) -> str:
        return self.paragraph.kind.value if self.paragraph else "beginning"

    @property
    def level(self) -> int:
        """How far in it stands."""
        if self.paragraph is None or self.paragraph.kind is Kind.HEADING:
            return 0
        return self.paragraph.depth


@dataclass
class MotionView:
    """One motion for one reader."""

    person: Person
    motion: Motion
    text: MotionText = field(init=False)
    proposed: Proposed = field(init=False)

    def __post_init__(self) -> None:
        self.text = text_of(self.motion)
        self.proposed = proposed(self.motion)

    def lines(self) -> list[Line]:
        """With what is proposed to each, but what has fallen."""
        told = self._told()
        by_paragraph: dict[str, list[AmendmentView]] = defaultdict(list)
        for id, each in self.proposed.amendments.items():
            if not each.to and self.proposed.outcomes[id] in STANDING:
                by_paragraph[each.paragraph].append(self._view(id, told))
        advice = self._advice()
        first = [Line(None, "", tuple(by_paragraph[""]))] if by_paragraph[""] else []
        return first + [
            Line(each, self.text.numbers[each.id], tuple(by_paragraph[each.id]), advice[each.id])
            for each in self.text
        ]

    def settled(self) -> list[AmendmentView]:
        """What was rejected, withdrawn or not put, with what amends it, and what is part of the
        text."""
        rows = self.motion.amendments.select_related("to", "proposer__organisation")
        return [
            self._row_view(each, self._past_runs(each))
            for each in rows
            if each.merged_in is not None or _fell(each) or (each.to and _fell(each.to))
        ]

    def conflicts(self) -> int:
        """How many pairs can't both be adopted."""
        return sum(each.excludes for each in self._clashes)

    def _told(self) -> dict[str, list[str]]:
        told: dict[str, list[str]] = defaultdict(list)
        for each in self._clashes:
            for id in (each.first, each.second):
                told[id].append(in_words(each))
        return told

    def _view(self, id: str, told: dict[str, list[str]]) -> AmendmentView:
        subs = tuple(
            self._view(other, told)
            for other, each in self.proposed.amendments.items()
            if each.to == id and self.proposed.outcomes[other] in STANDING
        )
        row = self.proposed.rows[id]
        return self._row_view(row, self._runs(row), tuple(told[id]), subs)

    def _row_view(
        self,
        row: Amendment,
        runs: tuple[Run, ...] = (),
        told: tuple[str, ...] = (),
        subs: tuple[AmendmentView, ...] = (),
    ) -> AmendmentView:
        waits = row.outcome == Outcome.PENDING.value
        own = self.person.casts_for == row.proposer.code
        return AmendmentView(
            row=row,
            name=row.key.upper(),
            outcome=str(OUTCOMES[row.outcome]),
            sign=sign_of(row.outcome),
            runs=runs,
            new=domain_amendment(row).inserted,
            clashes=told,
            decision=self._decisions.get(row.reference) if waits else None,
            may_withdraw=waits and (own or self._may_keep),
            subs=subs,
        )

    def _runs(self, row: Amendment) -> tuple[Run, ...]:
        amendment = self.proposed.amendments[row.key]
        if amendment.action is Action.INSERT:
            return ()
        here = base(self.text, amendment, self.proposed.amendments)
        old = next((each.words for each in here if each.id == amendment.paragraph), "")
        return word_runs(old, amendment.words)

    def _past_runs(self, row: Amendment) -> tuple[Run, ...]:
        """From the words that the paragraph had last, before the amendment was merged; where it was
        not, from those that its proposer had before them."""
        if row.to or row.action == Action.INSERT.value:
            return ()
        if row.merged_in:
            past = [text for _, text in self._past][: row.merged_in - 1]
        else:
            past = [text for at, text in self._past if at <= row.created_at]
        texts = (each for each in reversed(past) if row.paragraph in each.by_id)
        old = next((each.by_id[row.paragraph].words for each in texts), "")
        return word_runs(old, row.words)

    @cached_property
    def _past(self) -> list[tuple[datetime, MotionText]]:
        """The texts that it had, and since when."""
        rows = self.motion.versions.order_by("number")
        return [(each.at, version_text(each)) for each in rows]

    def _advice(self) -> dict[str, tuple[AdviceView, ...]]:
        found: dict[str, tuple[AdviceView, ...]] = defaultdict(tuple)
        for row in self.motion.recommendations.filter(withdrawn_at=None):
            advice = Recommendation(
                id=str(row.id), paragraph=row.paragraph, seen=row.seen, words=row.words
            )
            view = AdviceView(row, word_runs(row.seen, row.words), not fits(self.text, advice))
            found[row.paragraph] += (view,)
        return found

    @cached_property
    def _clashes(self) -> tuple[Clash, ...]:
        return clashes(self.text, self.proposed.amendments, self.proposed.outcomes)

    @cached_property
    def _decisions(self) -> dict[str, Ballot]:
        """The last ballot on each amendment that waits, for whoever may carry it out."""
        if not leads(self.person, self.motion):
            return {}
        waiting = [self.proposed.rows[id].reference for id in self.proposed.pending]
        found = carriable(self.motion, *waiting)
        return {ballot.subject: ballot for ballot, _ in reversed(found)}

    @cached_property
    def _may_keep(self) -> bool:
        return self.person.may("keep-motions")


def _fell(row: Amendment) -> bool:
    return Outcome(row.outcome) not in STANDING


def in_words(clash: Clash) -> str:
    """With the names by which amendments are called on pages: A1."""
    names = {"first": clash.first.upper(), "second": clash.second.upper()}
    return render(Message(clash.message.id, {**clash.message.params, **names}), translations())


def lines(text: MotionText | Iterable[Paragraph]) -> list[Line]:
    """Of a text without anything beside it."""
    whole = text if isinstance(text, MotionText) else MotionText(tuple(text))
    return [Line(each, whole.numbers[each.id]) for each in whole]
