"""What a member says of itself: `comity assembly members profile`."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.interfaces.cli.given import NONE, Member, Organisation
from comity.assembly.interfaces.cli.members import members
from comity.assembly.interfaces.cli.standing import show

PROFILE_EXAMPLES = """Examples:

comity assembly members profile north-lakes KE --website https://example.org --contact office@example.org

comity assembly members profile north-lakes KE --summary none
"""  # noqa: E501 - a command on one line


@members.command(epilog=PROFILE_EXAMPLES)
def profile(
    organisation: Organisation,
    member: Member,
    website: Annotated[
        str | None, typer.Option(help="Its address; `none` for none.", show_default=False)
    ] = None,
    summary: Annotated[
        str | None, typer.Option(help="What it says of itself, or `none`.", show_default=False)
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            metavar="EMAIL", help="For the secretariat alone; or `none`.", show_default=False
        ),
    ] = None,
) -> None:
    """Change what a member says of itself, and show it; what is left out stays as it is."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.change_member_profile import change_member_profile
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.members_of import find_member

        person = operator_in(organisation)
        row = find_member(person.assembly, member)
        change_member_profile(
            person=person,
            member=member,
            website=_given(website, row.website),
            summary=_given(summary, row.summary),
            contact=_given(contact, row.contact),
        )
    show(organisation, member)


def _given(text: str | None, before: str) -> str:
    if text is None:
        return before
    return "" if text == NONE else text
