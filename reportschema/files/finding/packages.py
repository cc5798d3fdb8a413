"""A published package from disk: a folder, or a zip of one, as file name -> bytes.

Nothing is unpacked onto the disk.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

from reportschema.files.disk.regular import UnreadableError, read_regular

DESCRIPTOR = "datapackage.json"
MAX_BYTES = 2_000_000_000  # of all files together
MAX_FILE_BYTES = 256_000_000
MAX_RATIO = (
    200  # of a zip unpacked to the zip; tables of text are packed to a tenth, or a thirtieth
)
_PIECE = 1_000_000


class PackageFileError(Exception):
    """There is no package at the path, or it cannot be read; the message says why."""


def read_package_files(path: Path) -> dict[str, bytes]:
    """The files beside the descriptor, by name.

    Of a folder, or of the folder in a zip that holds the descriptor highest up. Links are not
    followed. Raises PackageFileError where there is no descriptor, the zip is broken or locked, or
    the files are larger than can be: 256 MB each, 2 GB together, 200 times their zip.
    """
    if path.is_dir():
        return _of_folder(path)
    if not path.exists():
        raise PackageFileError(
            f"{path}: no such file or folder; `reportschema build` makes a package"
        )
    try:
        raw, _ = read_regular(path, MAX_BYTES)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _of_zip(path, archive, len(raw))
    except UnreadableError as error:
        raise PackageFileError(f"{path}: {error}") from None
    except PackageFileError:
        raise
    except Exception as error:  # zip, inflation, decryption: each raises what it likes
        raise PackageFileError(
            f"{path}: no zip that can be read ({error}); "
            "give the folder of a package, or a zip of it"
        ) from None


def _of_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    room = MAX_BYTES
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.is_symlink() or path.suffix not in (".json", ".csv"):
            continue
        try:
            files[path.name], _ = read_regular(path, min(MAX_FILE_BYTES, room))
        except UnreadableError as error:
            raise PackageFileError(f"{path}: {error}") from None
        room -= len(files[path.name])
    if DESCRIPTOR not in files:
        raise PackageFileError(f"{folder}: holds no {DESCRIPTOR}: give the folder of a package")
    return files


def _of_zip(path: Path, archive: zipfile.ZipFile, packed: int) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = [PurePosixPath(member.filename) for member in members]
    descriptors = [name for name in names if name.name == DESCRIPTOR]
    if not descriptors:
        raise PackageFileError(f"{path}: holds no {DESCRIPTOR}: give a zip of a package")
    home = min(descriptors, key=lambda name: (len(name.parts), name)).parent
    files: dict[str, bytes] = {}
    room = min(MAX_BYTES, max(packed * MAX_RATIO, _PIECE))
    for name, member in zip(names, members, strict=True):
        if name.parent != home or name.suffix not in (".json", ".csv"):
            continue
        if name.name in files:
            raise PackageFileError(f"{path}: holds {name} twice: give a zip of a package")
        files[name.name] = _unpacked(path, archive, member, min(MAX_FILE_BYTES, room))
        room -= len(files[name.name])
    return files


def _unpacked(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member, never more than a limit, whatever size the zip says it has."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > limit:
                raise PackageFileError(
                    f"{path}: {member.filename} unpacks to more than {limit:,} bytes: "
                    "it was not read; unpack it and load its tables one by one"
                )
            pieces.append(piece)
    return b"".join(pieces)
