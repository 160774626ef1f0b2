"""What `comity plan demo` says."""

from __future__ import annotations

from comity.assembly.interfaces import simulation_messages as _demo  # noqa: F401
from comity.kernel.interfaces.messages import _, register

register(
    {
        "plan-demo-filled": _(
            "The plan {slug} has participants, all of them invented. These people can sign in:"
        ),
        "plan-demo-next": _(
            "Next: comity serve (with the same COMITY_DATA), then open /plans/{slug}."
        ),
    }
)
