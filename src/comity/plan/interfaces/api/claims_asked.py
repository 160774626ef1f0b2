"""What somebody says of themselves, as the API takes it: types of the fields of two bodies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from comity.plan.domain.joining import LONGEST


def _at_most(claim: str) -> StringConstraints:
    return StringConstraints(max_length=LONGEST[claim])


_NUMBER = StringConstraints(max_length=60)
"""As somebody writes it, with an address and spaces."""
Name = Annotated[
    str,
    _at_most("name"),
    Field(description="Of the organisation, or of the person who joins for themselves."),
]
Code = Annotated[
    str,
    StringConstraints(max_length=16),
    Field(description="The code of the country, area or body: KE."),
]
Website = Annotated[str, _at_most("website"), Field(description="Its address: https://example.org")]
Ror = Annotated[str, _NUMBER, Field(description="The ROR id, where it has one.")]
Lei = Annotated[str, _NUMBER, Field(description="The Legal Entity Identifier, where it has one.")]
Statement = Annotated[
    str,
    _at_most("statement"),
    Field(description="Why it wants to take part; for whoever keeps the plan alone."),
]
ContactName = Annotated[
    str, _at_most("contact_name"), Field(description="The name of whoever asks.")
]
ContactRole = Annotated[str, _at_most("contact_role"), Field(description="What they do there.")]
