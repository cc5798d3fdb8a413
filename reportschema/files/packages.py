"""A published package from disk: a folder, or a zip of one, as file name -> bytes.

Nothing is unpacked onto the disk.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

DESCRIPTOR = "datapackage.json"
MAX_BYTES = 2_000_000_000


class PackageFileError(Exception):
    """There is no package at the path, or it cannot be read; the message says why."""


def read_package_files(path: Path) -> dict[str, bytes]:
    """The files beside the descriptor, by name.

    Of a folder, or of the folder in a zip that holds the descriptor highest up.

    Links are not followed. Raises PackageFileError where there is no descriptor, the zip is broken
    or locked, or the files are larger than 2 GB together.
    """
    if path.is_dir():
        return _of_folder(path)
    if not path.exists():
        raise PackageFileError(
            f"{path}: no such file or folder; `reportschema build` makes a package"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            return _of_zip(path, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise PackageFileError(
            f"{path}: no zip that can be read ({error}); "
            "give the folder of a package, or a zip of it"
        ) from None


def _of_folder(folder: Path) -> dict[str, bytes]:
    paths = [
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.is_symlink() and path.suffix in (".json", ".csv")
    ]
    if folder / DESCRIPTOR not in paths:
        raise PackageFileError(f"{folder}: holds no {DESCRIPTOR}: give the folder of a package")
    _check_size(folder, sum(path.stat().st_size for path in paths))
    return {path.name: path.read_bytes() for path in paths}


def _of_zip(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    descriptors = [
        PurePosixPath(one.filename)
        for one in members
        if PurePosixPath(one.filename).name == DESCRIPTOR
    ]
    if not descriptors:
        raise PackageFileError(f"{path}: holds no {DESCRIPTOR}: give a zip of a package")
    home = min(descriptors, key=lambda name: (len(name.parts), name)).parent
    wanted = [
        one
        for one in members
        if PurePosixPath(one.filename).parent == home and one.filename.endswith((".json", ".csv"))
    ]
    _check_size(path, sum(one.file_size for one in wanted))
    return {PurePosixPath(one.filename).name: archive.read(one) for one in wanted}


def _check_size(path: Path, size: int) -> None:
    if size > MAX_BYTES:
        raise PackageFileError(
            f"{path}: {size:,} bytes are more than the {MAX_BYTES:,} that are read into memory; "
            "load its tables one by one"
        )
