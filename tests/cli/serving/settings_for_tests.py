"""The settings, with a few more addresses."""

from comity.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.cli.serving.addresses_for_tests"
