"""The agenda of a session over the API: put in order, and dealt with item by item. All of it is for
whoever runs the session."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.change_agenda import add_item, move_item, remove_item, rename_item
from comity.assembly.actions.take_item import finish_item, put_off_item, take_item
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.session_records import ItemRecord, item_plain
from comity.assembly.interfaces.api.sessions import ONE
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)
_ITEM = f"{ONE}/agenda/{{uuid:item}}"


class ItemAsked(Record):
    title: Annotated[
        str, Field(max_length=300, description="By default what its subject is called.")
    ] = ""
    subject: Annotated[
        str, Field(max_length=255, description="What it is about, by reference, if anything.")
    ] = ""


class ItemTitleAsked(Record):
    title: Annotated[str, Field(max_length=300, description="What it is called from now on.")]


class ItemPlaceAsked(Record):
    position: Annotated[
        int,
        Field(strict=True, ge=1, le=9999, description="From 1 on; one past the end is the last."),
    ]


@router.post(f"{ONE}/agenda", response={201: ItemRecord}, operation_id="add_item")
def add(request: HttpRequest, slug: str, session: UUID, asked: ItemAsked) -> Status[dict[str, Any]]:
    """Put an item at the end of the agenda."""
    person = asking(request, slug)
    made = add_item(person=person, session=session, title=asked.title, subject=asked.subject)
    return Status(201, item_plain(made))


@router.put(_ITEM, response=ItemRecord, operation_id="rename_item")
def rename(
    request: HttpRequest, slug: str, session: UUID, item: UUID, asked: ItemTitleAsked
) -> dict[str, Any]:
    """Give an item that waits another title."""
    person = asking(request, slug)
    return item_plain(rename_item(person=person, session=session, item=item, title=asked.title))


@router.delete(_ITEM, response={204: None}, operation_id="remove_item")
def remove(request: HttpRequest, slug: str, session: UUID, item: UUID) -> Status[None]:
    """Take an item that waits off the agenda."""
    remove_item(person=asking(request, slug), session=session, item=item)
    return Status(204, None)


@router.put(f"{_ITEM}/position", response=ItemRecord, operation_id="move_item")
def place(
    request: HttpRequest, slug: str, session: UUID, item: UUID, asked: ItemPlaceAsked
) -> dict[str, Any]:
    """Put an item to another place; the others make room."""
    person = asking(request, slug)
    row = move_item(person=person, session=session, item=item, position=asked.position)
    return item_plain(row)


@router.post(f"{_ITEM}/take", response=ItemRecord, operation_id="take_item")
def take(request: HttpRequest, slug: str, session: UUID, item: UUID) -> dict[str, Any]:
    """Bring an item before the body, once no other is."""
    return item_plain(take_item(person=asking(request, slug), session=session, item=item))


@router.post(f"{_ITEM}/finish", response=ItemRecord, operation_id="finish_item")
def finish(request: HttpRequest, slug: str, session: UUID, item: UUID) -> dict[str, Any]:
    """It is done, or nobody wants to speak of it."""
    return item_plain(finish_item(person=asking(request, slug), session=session, item=item))


@router.post(f"{_ITEM}/put-off", response=ItemRecord, operation_id="put_off_item")
def put_off(request: HttpRequest, slug: str, session: UUID, item: UUID) -> dict[str, Any]:
    """Let an item that is before the body wait again."""
    return item_plain(put_off_item(person=asking(request, slug), session=session, item=item))
