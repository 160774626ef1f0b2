"""Sentences about searching."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "search-index-build": _("Run 'comity corpus index'."),
        "search-index-changing": _(
            "The search index was changed again and again while it was read."
        ),
        "search-index-made": _("The search index was made."),
        "search-index-standing": _("The search index is up to date; nothing was changed."),
        "search-index-missing": _("The rules in the database have not been indexed for searching."),
        "search-too-long": _("A search can have up to {limit} characters."),
        "search-too-many-words": _(
            "This search has {count} words or pairs of characters; {limit} is the most."
        ),
    }
)
