"""Files that people hand in, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "document-name": _("The file needs a name of 1 to 200 characters."),
        "document-empty": _("{name} is empty."),
        "document-too-large": _("{name} has more than {limit} MiB."),
        "document-ending": _("The name {name} must end in one of: {endings}."),
        "document-claimed": _("{name} was sent as {claimed}, but its name says {kind}."),
        "document-content": _("{name} does not hold what its name says: {kind}."),
    }
)
