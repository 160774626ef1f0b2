"""The draft of minutes in words, as Markdown that somebody goes over before they sign it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from gettext import NullTranslations

from comity.assembly.domain.minutes import Item
from comity.assembly.formats.minutes_markdown import escaped
from comity.assembly.interfaces import trust_messages as _messages  # noqa: F401 - registers
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render

MEMBERS = ("member", "mover")
"""Words of an item that are codes of members."""


def draft_text(
    items: Sequence[Item],
    head: Sequence[Message],
    *,
    moment: Callable[[datetime], str],
    name: Callable[[str], str],
    translations: NullTranslations | None = None,
) -> str:
    """`head` is its heading and what stands under it; `moment` writes a time, `name` the name of a
    member by its code."""
    words = translations or NullTranslations()
    title, *under = (escaped(render(each, words)) for each in head)
    lines = [f"# {title}", *under, "\n".join(_lines(items, moment, name, words))]
    if not items:
        lines[-1] = render(Message("minutes-nothing"), words)
    return "\n\n".join(lines) + "\n"


def _lines(
    items: Sequence[Item],
    moment: Callable[[datetime], str],
    name: Callable[[str], str],
    words: NullTranslations,
) -> Iterator[str]:
    for item in items:
        yield f"- **{moment(item.at)}** {escaped(render(_told(item.message, name, words), words))}"
        said = Message(f"outcome-{item.message.params.get('result')}")
        for each in item.details:
            if each != said:  # the line above them has it already
                yield f"  - {escaped(render(each, words))}"


def _told(message: Message, name: Callable[[str], str], words: NullTranslations) -> Message:
    params: dict[str, Parameter] = dict(message.params)
    for each in MEMBERS:
        if isinstance(code := params.get(each), str):
            params[each] = name(code)
    if message.id == "minutes-ballot-closed":
        params["result"] = render(Message(f"outcome-{params['result']}"), words)
    return Message(message.id, params)
