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
        "offers-exceeded": _(
            "Of what you offer to {name}, {limit} bytes at most may be there that are not merged, "
            "and this would be more."
        ),
        "offers-exceeded-in-all": _(
            "Of what you offer to others, {limit} bytes at most may be there that are not merged, "
            "and this would be more."
        ),
        "account-exists": _("{name} is taken, or this party has an account already."),
        "account-name-malformed": _(
            "{name!r} is no name for an account; one has 2 to 39 letters or digits, with single "
            "hyphens, dots or underscores between them."
        ),
        "account-name-reserved": _("{name} is kept for addresses of this site."),
        "body-unreadable": _("The request can't be read: {problem}."),
        "body-too-large": _("The request is too large: at most {limit} bytes are read."),
        "account-unknown": _("There is no account {name}."),
        "account-missing": _("You have no account on this hub yet: choose its name first."),
        "repository-exists": _("There is a repository {name} already."),
        "sdk-unknown": _("{sdk!r} is no kind of space."),
        "ref-exists": _("{name} is there already."),
        "main-stays": _("The branch main can't be deleted."),
        "commit-title-missing": _("A commit needs a title."),
        "revision-not-a-branch": _("{revision} is a commit; only a branch can be committed to."),
        "content-not-sent": _("The content of {path} ({sha256}) was not sent to this repository."),
        "content-size-wrong": _("{path} is said to have {size} bytes, and has {real}."),
        "manifest-unknown": _("The commit {commit} was not signed."),
        "signing-key-unknown": _("There is no signing key {key}."),
        "signing-key-revoked-already": _("The signing key {key} is revoked already."),
        "signing-key-there": _("The signing key {key} is known here already."),
        "signing-keys-too-many": _("A person may have {limit} signing keys."),
        "author-signature-wrong": _("The signature by the key {key} is not of this commit."),
        "author-signature-time": _(
            "At {at} the key did not hold, or the commit was not there yet, or it is still to come."
        ),
        "author-signature-there": _("The key {key} has signed that commit already."),
        "endpoint-malformed": _("{endpoint} is not the address of a hub."),
        "not-fetched": _("{url} can't be had: {reason}."),
        "no-such-folder-to-verify": _("There is no folder {path} to verify."),
        "verify-needs-manifest": _(
            "To verify a folder, give --manifest, or --endpoint and --repository."
        ),
        "verify-needs-keys": _("Give the keys that you trust by --keys, or --endpoint."),
        "keys-file-malformed": _("That is no file of keys: {problem}."),
        "verified-holds": _("All of it holds."),
        "verified-fails": _("It is NOT what was signed."),
        "verified-unknown": _("It can't be said from what is at hand."),
        "signing-secret-wrong": _("The file of the signing key {key} holds another key."),
        "token-not-valid": _("The token is not valid: unknown, expired or revoked."),
    }
)
