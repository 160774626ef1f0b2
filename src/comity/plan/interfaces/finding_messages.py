"""What duplicates and registries tell a moderator, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "join-same-ror": _("the same ROR id"),
        "join-same-lei": _("the same LEI"),
        "join-same-name": _("the same name"),
        "join-same-legal-form": _("the same name but for the legal form"),
        "join-same-word-order": _("the same words in another order"),
        "join-same-lookalike": _("the same to the eye: letters of another script stand in it"),
        "join-same-script": _("the same sounds in another script"),
        "join-same-acronym": _("one is the other's initials"),
        "join-same-alias": _("a registry lists this name, too"),
        "join-same-website": _("the same website"),
        "join-same-spelling": _("almost the same spelling"),
        "join-registry-no-dump": _("Not looked up: this site has no file of the registry."),
        "join-registry-not-listed": _("The registry's file of {day} has no such number."),
        "join-registry-name-agrees": _("The registry's file of {day} calls it {name}."),
        "join-registry-name-differs": _("The registry's file of {day} calls it {name}."),
        "join-registry-country-differs": _("The registry's file of {day} says {country}."),
        "join-registry-inactive": _(
            "In the registry's file of {day} it is no longer active: {status}."
        ),
        "join-registry-domain-agrees": _("The registry's file of {day} has the domain {domain}."),
        "join-registry-domain-differs": _(
            "The registry's file of {day} has the domain {domain} instead."
        ),
    }
)
