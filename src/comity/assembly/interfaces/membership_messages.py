"""Coming to be a member, documents, seats and lists of members, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, _n, register

register(
    {
        "application-unknown": _("There is no application {key}."),
        "application-move-unknown": _("An application can't be moved like this: {move}."),
        "application-statement-long": _("A statement may have {limit} characters at most."),
        "application-kind": _("The class is open to: {kinds}. The organisation's kind is {kind}."),
        "application-not-a-state": _(
            "{organisation} is no government of a country, so it can't apply as a State."
        ),
        "application-undecided": _(
            "{applicant} has an application that is not decided yet, or somebody applied for the"
            " same State."
        ),
        "application-decided": _("The application is {state}: nothing about it changes any more."),
        "decision-of-another-body": _("This was decided by {body}; {decides} decides on it."),
        "decision-of-another-matter": _(
            "The ballot was on the matter {matter}; this is decided as the matter {decides}."
        ),
        "decision-does-not-carry": _(
            "The ballot on the matter “{matter}” ended as {outcome}, which does not lead to {to}."
        ),
        "decision-used": _("This decision was carried out already."),
        "mail-application-submitted": _("{applicant} applies for membership."),
        "mail-application-asked": _(
            "More information is needed for the application of {applicant}."
        ),
        "mail-application-deferred": _("The application of {applicant} is deferred."),
        "mail-application-declined": _("The application of {applicant} is declined."),
        "mail-application-approved": _("{applicant} is a member."),
        "mail-application-withdrawn": _("{applicant} withdrew its application."),
        "reason-long": _("A reason may have {limit} characters at most."),
        "sponsor-of-itself": _("{member} can't support its own application."),
        "sponsor-twice": _("{member} supports the application already."),
        "document-twice": _("{name} is filed here already."),
        "document-unknown": _("There is no document {key}."),
        "document-part-unknown": _("The statute asks for no document {part}. It names: {known}."),
        "documents-too-many": _("No more than {limit} documents can be filed about one thing."),
        "standing-by-admission": _(
            "Members are admitted by an application, or entered with the day of their admission."
        ),
        "standing-not-in-statute": _("The statute lets nobody decide on this: {kind}."),
        "standing-decision-missing": _(
            "The statute asks for a decision of the body: name the ballot. What happened before"
            " {since} may name a decision in words."
        ),
        "standing-decision-needless": _("This rests on no ballot: leave it out."),
        "member-not-one": _("It is no member on {on}."),
        "class-as-before": _("It is of the class {member_class} already."),
        "event-class-needless": _(
            "A class belongs to a change of class, and to nothing else; this is {kind}."
        ),
        "event-before-another": _("{on} is before what is on record for {other}."),
        "body-without-seats": _("The members of {body} are not elected: it has no seats to give."),
        "seat-class": _("{member} is none of the classes that are elected: {classes}."),
        "seat-right": _("{member} does not have the right to stand for office."),
        "seat-twice": _("{member} has a seat in {body} in that time."),
        "seat-again": _("{member} may not follow itself."),
        "seats-full": _("All {seats} seats of {body} are taken in that time."),
        "seat-too-long": _("A seat is for {years} years at most: until {until}."),
        "seat-not-elected": _("The ballot “{ballot}” did not elect {member}."),
        "seat-unknown": _("There is no seat {key}."),
        "seat-ended": _("The seat is not held on {on}."),
        "weight-malformed": _(
            "A weight is a number that is not negative (12, 12.5, 25/2): {text}."
        ),
        "weight-before-another": _("A later one is stated, from {other} on."),
        "profile-website": _("A website is an address that begins with http:// or https://."),
        "profile-contact": _("The contact must be an e-mail address."),
        "profile-summary-long": _("The summary may have {limit} characters at most."),
        "day-past": _("{on} is past: choose today or a later day."),
        "delegate-ended": _("The term of this delegate ends on {on} already."),
        "csv-kind-unknown": _("{kind} is no kind of organisation: {known}."),
        "csv-organisation-new": _(
            "{name} is not here yet, and entering an organisation needs the role of registrar."
        ),
        "csv-owner-missing": _("{name} is not here yet: name its owner_email, or a head_email."),
        "members-ambiguous": _(
            "Several organisations are called {name}: give the ROR id or LEI of the one meant."
        ),
        "members-none": _("The organisation has no members yet."),
        "csv-flag-unknown": _("{text} is neither True nor False."),
        "csv-confidence-unknown": _("{text} is no confidence: {known}."),
        "members-tried": _(
            "Nothing was changed. It would be: {entered} entered, {exists} here already, {refused}"
            " refused."
        ),
        "members-entered": _("{entered} entered, {exists} here already, {refused} refused."),
        "members-dry-and-going": _("Choose one of --dry-run and --keep-going."),
        "officers-none": _("Nobody holds an office."),
        "officer-appointed": _("{email} holds the office {office} from today on. Its key:"),
        "officer-ended": _("The office {office} ends today."),
        "members-line": _("Line {line}, {name}:"),
        "members-refused": _n(
            "Nothing was entered: {count} line was refused.",
            "Nothing was entered: {count} lines were refused.",
        ),
        "member-is-former": _("It is no member any more, or not yet."),
        "member-is-unknown": _("What it is today is not known: days are missing on record."),
        "member-is-suspended": _("It is suspended."),
        "member-is-in-arrears": _("It is in arrears and has no vote."),
        "member-is-owes": _("It owes a contribution, and still has its vote."),
        "member-is-leaving": _("It is a member, and gave notice: it leaves on {on}."),
        "member-is-member": _("It is a member in good standing."),
        "no-right-former": _("It is no member."),
        "no-right-class": _("Its class does not have it."),
        "no-right-unknown": _("Whether it has it is not known: days are missing on record."),
    }
)
