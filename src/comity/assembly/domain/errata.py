"""A wrongly recorded named vote is corrected in the open: the record stays, and so does the
correction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import Form
from comity.kernel.domain.errors import Conflict, InvalidInput


@dataclass(frozen=True, slots=True)
class Erratum:
    """None is no vote. `asked_by` is a reference to whoever asked, never a name."""

    member: str
    old: Choice | None
    new: Choice | None
    asked_by: str
    why: str

    def __post_init__(self) -> None:
        if self.old == self.new:
            raise InvalidInput("erratum-changes-nothing", member=self.member)
        if not self.why.strip() or not self.asked_by.strip():
            raise InvalidInput("erratum-without-reason", member=self.member)


def corrected(votes: Mapping[str, Choice], errata: Iterable[Erratum]) -> dict[str, Choice]:
    """The votes to count, each erratum applied in turn; `votes` stays as it was recorded.

    Raises `Conflict("erratum-of-another-vote")` where the old vote is not what stood there."""
    result = dict(votes)
    for each in errata:
        if result.get(each.member) != each.old:
            raise Conflict("erratum-of-another-vote", member=each.member)
        if each.new is None:
            del result[each.member]
        else:
            result[each.member] = each.new
    return result


def may_correct(form: Form, electorate: Electorate, erratum: Erratum) -> None:
    """Raises `InvalidInput`: `erratum-of-secret-ballot`, for nobody can know what was recorded of
    whom; `elector-unknown`."""
    if form is Form.SECRET:
        raise InvalidInput("erratum-of-secret-ballot")
    if erratum.member not in electorate.entitled:
        raise InvalidInput("elector-unknown", member=erratum.member)
