"""What is wrong with a translation: missing, fuzzy, too few plurals, or other placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from string import Formatter

from babel.messages.catalog import Catalog, Message

_PERCENT = re.compile(r"%\((\w+)\)([#0\- +]*\d*(?:\.\d+)?[a-z])|%%")
COUNTS = {"n", "count"}
"""The placeholders that hold the number a plural goes by."""
NUMBERLESS = {0, 1, 2}
"""The Arabic forms for none, one and two: they name the number by themselves."""


def faults_of(catalogue: Catalog) -> Iterator[str]:
    """A sentence for each fault."""
    for message in catalogue:
        if message.id:
            yield from (
                f"{first(message)!r}: {fault}" for fault in message_faults(message, catalogue)
            )


def message_faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    strings = strings_of(message)
    if message.pluralizable and len(strings) != catalogue.num_plurals:
        yield f"{len(strings)} plural forms, not {catalogue.num_plurals}"
    if not all(strings):
        yield "not translated"
        return
    ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    wanted = placeholders(ids[-1])
    for form, string in enumerate(strings):
        given = placeholders(string)
        left_out = wanted - given
        spoken = message.pluralizable and form in NUMBERLESS and _only_counts(left_out)
        if given - wanted or (left_out and not spoken):
            yield f"placeholders {sorted(given.elements())}, not {sorted(wanted.elements())}"


def placeholders(text: str) -> Counter[str]:
    """`%(name)d` and `{name!r}` with all that says how they are shown, each as often as it stands.
    A text has those of one kind; with `%(` in it, braces are plain characters."""
    percent = [match.group() for match in _PERCENT.finditer(text) if match.group() != "%%"]
    if percent:
        return Counter(percent)
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        return Counter()
    return Counter(
        "{" + name + (f"!{shown}" if shown else "") + (f":{spec}" if spec else "") + "}"
        for _text, name, spec, shown in fields
        if name is not None
    )


def strings_of(message: Message) -> Sequence[str]:
    return message.string if isinstance(message.string, (list, tuple)) else (message.string or "",)


def first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _only_counts(left_out: Counter[str]) -> bool:
    return all(re.sub(r"\W*(\w+).*", r"\1", each) in COUNTS for each in left_out)
