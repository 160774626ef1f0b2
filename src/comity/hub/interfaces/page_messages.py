"""What the hub's pages say, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "file-too-large-for-browser": _(
            "{path} is larger than {limit} bytes and not for everybody, so a browser can't fetch "
            "it: use a client with a token."
        ),
    }
)
