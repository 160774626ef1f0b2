"""Joining a plan, and taking part in it, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "join-claims-refused": _("The request can't be taken as it is:"),
        "join-name-missing": _("Say who asks to join."),
        "join-claim-long": _("This is too long: {longest} letters at most."),
        "join-jurisdiction-unknown": _("{code} is no country, area or body that is known here."),
        "join-website-malformed": _("This is not the address of a website: https://example.org"),
        "join-identifier-of-person": _("A person has no such number; leave it empty."),
        "join-mail-malformed": _("This is not an e-mail address."),
        "join-kind-unknown": _("Choose what you are: {known}."),
        "join-request-unknown": _("There is no such request here."),
        "join-link-unknown": _(
            "This link leads nowhere: it was copied in part, was replaced by a newer one, or what "
            "it led to is erased."
        ),
        "join-link-used": _("This link was used already. A mail with the way on was sent to you."),
        "join-link-expired": _("This link held for {hours} hours. Ask to join once more."),
        "join-not-yours": _("This is somebody else's request."),
        "join-move-impossible": _(
            "The request is {here} by now, so it can't become {to}. Look at it again."
        ),
        "join-mover": _("It is not for you to make the request {to}."),
        "join-reason-missing": _("Write what you want to say: the other side reads it."),
        "join-reason-long": _("This is too long: {longest} letters at most."),
        "join-open-already": _("A request with this address waits already."),
        "join-too-often": _("Asked too often. It is taken again in {seconds} seconds."),
        "join-member-without-say": _(
            "This person is a member of {organisation} already, without speaking for it. An owner "
            "of it makes them a representative first."
        ),
        "join-organisation-unknown": _("Choose one of the organisations that are shown."),
        "person-inactive": _("The account with this address is shut out."),
        "participant-unknown": _("There is no such participant in {plan}."),
        "participant-already": _("You take part already."),
        "no-delegate-of-member": _(
            "You are neither head of delegation nor alternate of a member of this organisation."
        ),
        "withdrawal-reason-missing": _("Say why this participant is taken out."),
        "join-found-opened": _("Somebody opened the link that was mailed to the address."),
        "join-found-not-opened": _("Nobody opened the link that was mailed to the address yet."),
        "join-found-mail-same": _("The e-mail address is of {domain}, the website of {host}."),
        "join-found-mail-other": _(
            "The e-mail address is of {domain}, but the website is of {host}."
        ),
        "join-found-mail-public": _(
            "Anybody may have an e-mail address at {domain}, so that it says nothing of an "
            "organisation."
        ),
        "join-found-mail-no-website": _("No website was given to compare the address with."),
        "join-found-mail-of-person": _(
            "Whoever joins for themselves needs no address of an organisation."
        ),
        "join-found-code": _("{code} is the code of a country or area, or of a part of one."),
        "join-found-code-no-government": _(
            "{code} is not the code of a country or area, nor of a part of one."
        ),
        "join-found-code-not-asked": _("Only the code of a government is compared."),
        "join-found-ror-none": _("No ROR id was given."),
        "join-found-ror-digits": _("The check digits of the ROR id are wrong."),
        "join-found-ror-well-made": _(
            "The check digits of the ROR id are right; whose it is was not looked up."
        ),
        "join-found-lei-none": _("No LEI was given."),
        "join-found-lei-digits": _("The check digits of the LEI are wrong."),
        "join-found-lei-well-made": _(
            "The check digits of the LEI are right; whose it is was not looked up."
        ),
        "join-mail-failed": _(
            "The mail could not be sent. What you did is kept; what the mail was to say is not "
            "known to the other side yet."
        ),
        "join-requests-none": _("Nobody asks to join."),
        "participants-none": _("Nobody takes part yet."),
    }
)
