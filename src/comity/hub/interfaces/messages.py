"""What the room says, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "repository-unknown": _("There is no repository {name}, or you may not see it."),
        "revision-unknown": _("There is no branch, tag or commit {revision}."),
        "entry-unknown": _("There is no file or folder {path} at that commit."),
        "sign-in-needed": _("This needs a token, or somebody signed in."),
        "gated-none": _("Access to {name} must be asked for first, on its page."),
        "gated-pending": _("Access to {name} was asked for; its publisher has not decided yet."),
        "gated-rejected": _("Access to {name} was asked for, and refused by its publisher."),
        "repository-disabled": _("{name} was taken down: {reason}"),
        "file-taken-down": _("The file {path} was taken down: {reason}"),
        "policy-denies": _("This node does not allow it for {name}: {reason}"),
        "policy-asks": _("For {name} somebody at this node must decide first: {reason}"),
        "parent-moved": _("{branch} has moved meanwhile; look at it and try again."),
        "quota-exceeded": _("{account} may store {limit} bytes, and this would be more."),
        "account-exists": _("{name} is taken, or this party has an account already."),
        "account-name-malformed": _(
            "{name!r} is no name for an account; one has 2 to 39 letters or digits, with single "
            "hyphens, dots or underscores between them."
        ),
        "account-name-reserved": _("{name} is kept for addresses of this site."),
        "body-unreadable": _("The request can't be read: {problem}."),
        "body-too-large": _("The request is too large: at most {limit} bytes are read."),
        "token-not-valid": _("The token is not valid: unknown, expired or revoked."),
    }
)
