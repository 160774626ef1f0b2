"""The settings, with a few more addresses, and passwords that are hashed quickly."""

from tests.hashing import HASHERS as PASSWORD_HASHERS  # noqa: F401 - a setting

from comity.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.cli.serving.addresses_for_tests"
