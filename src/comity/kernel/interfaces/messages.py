"""From messages to sentences: every room registers its templates, one function renders them.

Templates are English `str.format` texts marked for gettext; the translation in force is that of the
`django` domain, so the web pages and the command line share one catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.punctuation import listed

_TEMPLATES: dict[str, str] = {}


class Plural(str):
    """A template that goes by the parameter `count`: the text for many, and `one` for a single
    thing."""

    one: str

    def __new__(cls, one: str, many: str) -> Plural:
        made = super().__new__(cls, many)
        made.one = one
        return made


def register(templates: Mapping[str, str]) -> None:
    """Add a room's templates. An id has one sentence; a second one is a programming error."""
    for id, template in templates.items():
        if _TEMPLATES.setdefault(id, template) != template:
            raise ValueError(f"message {id!r} has two templates")


def render(message: Message, translations: NullTranslations | None = None) -> str:
    """The sentence of `message`. Raises `KeyError` for an id without a template."""
    words = translations or NullTranslations()
    template = _TEMPLATES[message.id]
    if isinstance(template, Plural):
        count = message.params["count"]
        told = words.ngettext(template.one, template, count if isinstance(count, int) else 0)
    else:
        told = words.gettext(template)
    return told.format_map(
        {
            name: listed(value, words) if isinstance(value, tuple) else value
            for name, value in message.params.items()
        }
    )


def templates() -> Mapping[str, str]:
    """All registered templates, for the test that no message lacks one."""
    return dict(_TEMPLATES)


def _(text: str) -> str:
    """Mark for gettext without translating yet."""
    return text


def _n(one: str, many: str) -> Plural:
    """Mark both for gettext: which one is told goes by `{count}`."""
    return Plural(one, many)


register(
    {
        "cannot-write": _("{path} can't be written: {reason}. Nothing was changed."),
        "did-you-mean": _("Did you mean {name}?"),
        "locked": _("Another process is at work on {path}."),
        "read-only": _("Comity is read-only at present: nothing can be changed."),
    }
)
