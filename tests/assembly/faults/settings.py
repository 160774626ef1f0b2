"""The settings, with an address more, at which clerks close ballots."""

from comity.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.assembly.faults.addresses"
