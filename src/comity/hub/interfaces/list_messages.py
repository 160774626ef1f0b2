"""What is said of lists and searching."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "list-too-many-filters": _("A list takes {limit} filters at most; these are {count}."),
        "list-search-too-long": _("A search takes {limit} characters at most."),
        "list-cursor-malformed": _("{cursor!r} is no place in this list; begin again without it."),
        "list-parameters-malformed": _(
            "{value!r} is no number of parameters; write min:1B,max:13B, or one of the two."
        ),
        "list-sort-unknown": _("Lists can't be sorted by {sort!r}; they can by {known}."),
        "list-flag-malformed": _("{name} must be true or false; it is {value!r}."),
    }
)
