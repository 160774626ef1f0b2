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


def register(templates: Mapping[str, str]) -> None:
    """Add a room's templates. An id has one sentence; a second one is a programming error."""
    for id, template in templates.items():
        if _TEMPLATES.setdefault(id, template) != template:
            raise ValueError(f"message {id!r} has two templates")


def render(message: Message, translations: NullTranslations | None = None) -> str:
    """The sentence of `message`. Raises `KeyError` for an id without a template."""
    words = translations or NullTranslations()
    template = words.gettext(_TEMPLATES[message.id])
    return template.format_map(
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


register(
    {
        "cannot-write": _("{path} can't be written: {reason}. Nothing was changed."),
        "did-you-mean": _("Did you mean {name}?"),
        "locked": _("Another process is at work on {path}."),
        "read-only": _("Comity is read-only at present: nothing can be changed."),
    }
)
