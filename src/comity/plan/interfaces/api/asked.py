"""What addresses of the API ask of a plan, and stretches of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from comity.kernel.interfaces.api.asked import Paging, whole_number
from comity.kernel.interfaces.api.paging import link_beside, listed_as

MOST_NUMBER = 999_999
CommitmentNumber = Annotated[
    int, BeforeValidator(whole_number(1, MOST_NUMBER)), Field(ge=1, le=MOST_NUMBER)
]

LONGEST_FILE = 100_000
"""Characters of a file that is text: with any script it fits into a request of JSON."""


def without_nul(text: str) -> str:
    """No row holds one, and PostgreSQL refuses to look for it."""
    return text.replace("\0", "")


Short = Annotated[str, StringConstraints(max_length=64), AfterValidator(without_nul)]
Words = Annotated[
    str,
    StringConstraints(max_length=200),
    AfterValidator(without_nul),
    Field(description="Words that stand in it."),
]
Language = Annotated[
    str, StringConstraints(max_length=16), Field(description="A BCP 47 tag: en, fr, sw.")
]
Key = Annotated[
    UUID | None,
    Field(description="The id that it gets: sent twice with the same one, it is made once."),
]
Row = TypeVar("Row", bound=Model)
Found = TypeVar("Found", bound=Model, covariant=True)


class Countable(Protocol[Found]):
    """A query set, or what counts and gives stretches as one does."""

    def count(self) -> int: ...

    def __getitem__(self, stretch: slice, /) -> Iterable[Found]: ...


def rows_asked(
    request: HttpRequest,
    response: HttpResponse,
    asked: Paging,
    rows: Countable[Row],
    plain: Callable[[Row], dict[str, Any]],
) -> dict[str, Any]:
    """As `stretch`, of rows of which the database counts all and gives some."""
    total = rows.count()
    link_beside(request, response, asked, total)
    shown = rows[asked.offset : asked.offset + asked.limit]
    return listed_as(asked, total, [plain(each) for each in shown])
