"""Discussions, access, likes, takedowns and webhooks, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "discussion-title-missing": _("A discussion needs a title."),
        "discussion-unknown": _("There is no discussion or pull request {number}."),
        "discussion-status-unknown": _(
            "{status!r} can't be set: a discussion is opened ('open') or closed ('closed')."
        ),
        "discussion-status-stays": _("What is {now} can't become {wanted}."),
        "discussion-filter-unknown": _("{value!r} is not a type or status of discussions."),
        "discussion-full": _(
            "This discussion has {limit} entries, and takes no more: open another."
        ),
        "comment-empty": _("A comment needs a text."),
        "comment-too-long": _("A comment has {limit} characters at most."),
        "comment-unknown": _("There is no comment {id} here."),
        "comment-hidden": _("This comment was hidden, and stays so."),
        "not-a-pull-request": _("{number} is a discussion; there is nothing to merge."),
        "pull-request-draft": _("Pull request {number} is a draft: open it first."),
        "pull-request-closed": _("Pull request {number} is closed."),
        "pull-request-merged": _("Pull request {number} was merged already."),
        "pull-request-empty": _("Pull request {number} changes nothing."),
        "merge-conflicts": _(
            "Both sides changed these files ({count} in all); merge them in the pull request "
            "first: {paths}"
        ),
        "repository-not-gated": _("{name} is open: nobody needs to ask for access."),
        "access-had-already": _("Access to {name} is granted already."),
        "access-request-unknown": _("There is no such request for access ({name})."),
        "access-request-already": _("The request is among the {status} ones already."),
        "access-request-named-once": _("Name the request by its user or by its id, not by both."),
        "access-request-status-unknown": _("Requests are pending, accepted or rejected."),
        "access-reason-too-long": _("The reason has {limit} characters at most."),
        "gate-question-malformed": _("A question of the gate is empty or too long: {label!r}."),
        "gate-question-options": _(
            "The question {label!r} needs options if it is a choice, and none otherwise."
        ),
        "gate-questions-too-many": _("A gate asks {limit} questions at most."),
        "gate-answer-missing": _("The question {label!r} needs an answer."),
        "gate-answer-too-long": _("The answer to {label!r} has {limit} characters at most."),
        "gate-answer-not-offered": _("The answer to {label!r} is none of its options."),
        "follow-oneself": _("Nobody follows themselves."),
        "takedown-unknown": _("There is no takedown {id} of this repository."),
        "takedown-text-missing": _("The {what} of a takedown needs a text."),
        "takedown-text-too-long": _("The {what} of a takedown has {limit} characters at most."),
        "takedown-text-personal": _(
            "The {what} of a takedown is public: leave out e-mail addresses and telephone numbers."
        ),
        "taken-down-already": _("{name} was taken down already."),
        "takedown-lifted": _("This takedown was lifted already."),
        "takedown-appealed": _("An appeal against this takedown was made already."),
        "takedown-not-appealed": _("Nobody appealed against this takedown."),
        "takedown-decided": _("The appeal against this takedown was decided already."),
        "webhook-unknown": _("You have no webhook {id}."),
        "webhooks-too-many": _("You have {limit} webhooks, which are the most."),
        "webhook-watched-number": _("A webhook watches from 1 to {limit} things."),
        "webhook-watched-kind": _(
            "{kind!r} can't be watched: users, organisations (org), models, data sets (dataset) "
            "and spaces can."
        ),
        "webhook-domains-malformed": _("A webhook is told of one or several of: {known}."),
        "webhook-secret-malformed": _(
            "The secret of a webhook is of printable ASCII characters, {limit} at most."
        ),
        "webhook-url-too-long": _("The address of a webhook has {limit} characters at most."),
        "webhook-url-malformed": _(
            "The address of a webhook begins with https://, and has neither a user nor a fragment."
        ),
        "webhook-url-not-https": _("{host} must be told over https."),
        "webhook-host-not-public": _("{host} is not on the public internet."),
        "webhook-unreachable": _("The webhook could not be told ({problem})."),
        "page-number-malformed": _("A page has a number from 0 to {limit}."),
    }
)
