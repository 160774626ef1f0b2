"""Rules that are tried before they are in force, and statutes that are begun, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, _n, register

register(
    {
        "body-without-default-rule": _(
            "{body} has no rule for all else. Name the matter that it decides."
        ),
        "simulation-members-missing": _("Say how many members {body} has."),
        "simulation-needs-names": _(
            "Rule {rule} asks who votes how, for a veto or for unequal weights. Give the votes by "
            "name, in a file."
        ),
        "simulation-number": _("{number} is no number of members: write one from 0 to {most}."),
        "simulation-too-few": _(
            "More take part than may: {voting} of {present} present, {entitled} entitled to vote "
            "and {members} members."
        ),
        "simulation-numbers-and-votes": _(
            "Give numbers of votes or a file with votes by name, not both."
        ),
        "votes-problems": _n(
            "{file}: {count} problem was found in the votes.",
            "{file}: {count} problems were found in the votes.",
        ),
        "votes-unreadable": _("{file} is no CSV table in UTF-8: {reason}"),
        "votes-empty": _("There are no votes in it: write a row for each member."),
        "votes-without-member": _("The column member is missing."),
        "votes-without-name": _("The member has no name in this row."),
        "votes-column-unknown": _(
            "There is no column {name}: write member, class, present, vote, or a weight of the "
            "statute."
        ),
        "votes-column-twice": _("The column {name} is there twice."),
        "votes-cells": _("This row has {cells} cells, and there are {columns} columns."),
        "votes-word-unknown": _("{name!r} can't stand in the column {of}."),
        "votes-not-a-weight": _("{found!r} is no weight: write 100, 12.5 or 77/2."),
        "statute-told": _("{name}, version {version}, holds from {holds_from}."),
        "statute-sound": _("Nothing is wrong with it."),
        "statute-begun": _("{file} is written. Change it, then: comity assembly check {file}"),
        "statute-name-or-example": _("Give a name, or --example with the name of an example."),
        "example-unknown": _("There is no example {name}."),
        "statute-file-exists": _("{file} is there already. Name another with --output."),
        "statute-id-from-name": _(
            "No id can be made of {name!r}. Name one with --id: letters a to z, numbers, hyphens."
        ),
        "assembly-founded": _(
            "{name} works here under version 1 of its statute: /assemblies/{slug}"
        ),
        "assembly-secretary": _("{email} is its secretary from {day} on."),
        "secretary-remedy": _(
            "Let them sign up at /account/signup/ and follow the link in the mail. Where nobody "
            "may sign up, make them an administrator: comity parties add-admin {email}. Then run "
            "this again."
        ),
        "assembly-next": _("Next: {email} signs in and enters the members, at /assemblies/{slug}."),
        "statute-entered": _(
            "Version {version} of the statute of {slug} is entered. It holds from {holds_from}."
        ),
        "demo-not-empty": _(
            "Somebody has an account here already: a demo needs a database of its own. Set "
            "COMITY_DATA to an empty folder."
        ),
        "demo-filled": _("The organisation {slug} is set up. These people can sign in:"),
        "demo-password": _("All have the password {password}, which is shown this once."),
        "demo-next": _(
            "Next: comity serve (with the same COMITY_DATA), then open /assemblies/{slug}."
        ),
        "assembly-none": _(
            "No organisation is set up here yet: comity assembly found STATUTE.yaml"
        ),
    }
)
