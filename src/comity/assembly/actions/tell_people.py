"""Things that people are to be told by mail; `send_notices` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.assembly.models import Assembly
from comity.assembly.queries.letterbox import LETTERBOX
from comity.kernel.domain.messages import Parameter
from comity.parties.actions.tell_by_mail import tell_by_mail


def tell(
    assembly: Assembly,
    people: Iterable[UUID],
    message: str,
    about: Mapping[str, Parameter] | None = None,
    *,
    address: str = "",
    urgent: bool = False,
) -> int:
    """`tell_by_mail` of an organisation; `people` as `queries.audience` gives them."""
    return tell_by_mail(LETTERBOX, assembly, people, message, about, address=address, urgent=urgent)
