"""Static files under names that hold the hash of their content, compressed, in the cache folder."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from comity.kernel.domain.errors import StorageFailure

Sources = dict[str, tuple[Storage, str]]


def collected_static(cache: Path) -> Path:
    """The folder of the static files of this version, made on first use.

    It is named by what it holds and moved into place whole, so that two starts at once, or two
    versions side by side, never see half of it. Raises `StorageFailure`.
    """
    sources = _sources()
    target = cache / "static" / _name(sources)
    if target.is_dir():
        return target
    made: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=target.parent, prefix=".making-"))
        _collect(sources, made)
        made.chmod(0o755)
        made.replace(target)
    except (OSError, ValueError) as error:
        if target.is_dir():  # another start was quicker
            return target
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageFailure("static-files-failed", reason=reason) from error
    finally:
        if made is not None:
            rmtree(made, ignore_errors=True)
    return target


def _sources() -> Sources:
    """Every static file by its name; the first finder that has one goes before the others."""
    found: Sources = {}
    for finder in get_finders():
        for path, storage in finder.list([]):
            prefix = getattr(storage, "prefix", None)
            found.setdefault(f"{prefix}/{path}" if prefix else path, (storage, path))
    return found


def _name(sources: Sources) -> str:
    digest = sha256()
    for name in sorted(sources):
        storage, path = sources[name]
        with storage.open(path) as file:
            content = sha256(file.read()).hexdigest()
        digest.update(f"{name}\0{content}\0".encode())
    return f"{version('comity')}-{digest.hexdigest()[:16]}"


def _collect(sources: Sources, folder: Path) -> None:
    storage = CompressedManifestStaticFilesStorage(
        location=str(folder), base_url=settings.STATIC_URL
    )
    for name, (source, path) in sources.items():
        with source.open(path) as file:
            storage.save(name, file)
    for _name, _hashed, outcome in storage.post_process(
        {name: (storage, name) for name in sources}
    ):
        if isinstance(outcome, Exception):
            raise ValueError(str(outcome)) from outcome
