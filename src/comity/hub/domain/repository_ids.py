"""Names of repositories: `namespace/name`, by the rules that the clients apply.

Source: `huggingface_hub.utils._validators` (letters, digits, `-`, `_`, `.`; neither `--` nor `..`;
up to 96 characters a part; no part starts or ends with `-` or `.`; none ends with `.git`).
"""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput

LONGEST_NAME = 96

# First parts of this site's own addresses, of today's and of those that one would want tomorrow.
# A test compares them with the addresses that there are.
_RESERVED = """
    about access account accounts admin api ar assemblies assembly assets blog buckets calendar
    calendar.ics cas changes changes.atom chat check checks client collections comity compare
    compare.csv concepts contact dashboard datasets divergence docs download downloads en es
    exchange explore favicon.ico files follow fr health healthz help hf hub info instruments
    instruments.csv join jurisdictions kernels learn lfs login logout media metrics models new
    notifications observatory organisations organizations orgs papers plan plans pricing privacy
    public ready readyz report-error reports resolve robots.txt root ru screening search
    security settings signup sitemap.xml spaces static status storage support system tasks terms
    tokens tree uploads user users v1 v2 webhooks well-known www xet zh
    """
RESERVED_NAMESPACES = frozenset(_RESERVED.split())
_NAME = re.compile(r"(?=[A-Za-z0-9_])[A-Za-z0-9_.-]{0,95}[A-Za-z0-9_]")


def parse_name(text: str) -> str:
    """One part of a repository's id. Raises `InvalidInput`."""
    if not _NAME.fullmatch(text) or "--" in text or ".." in text or text.lower().endswith(".git"):
        raise InvalidInput("repository-name-malformed", name=_shown(text), limit=LONGEST_NAME)
    return text


def parse_namespace(text: str) -> str:
    """The name of a person or an organisation that may hold repositories. Raises `InvalidInput`."""
    namespace = parse_name(text)
    if namespace.lower() in RESERVED_NAMESPACES:
        raise InvalidInput("namespace-reserved", name=namespace)
    return namespace


def parse_repository_id(text: str) -> tuple[str, str]:
    """Namespace and name. Raises `InvalidInput`; a name without its namespace is refused."""
    namespace, slash, name = text.partition("/")
    if not slash or "/" in name:
        raise InvalidInput("repository-id-malformed", id=_shown(text))
    return parse_namespace(namespace), parse_name(name)


def _shown(text: str) -> str:
    return text[:200].encode("ascii", "backslashreplace").decode()
