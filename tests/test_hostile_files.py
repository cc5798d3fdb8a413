"""Files that are no sources, or not what they seem: pipes, links, names, changes during a run.

Each is refused with a code and what to do, and never followed, shown or waited for.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, run
from hostile_sources import fifo, huge

from reportschema.files.disk.regular import TooLargeError, UnreadableError, read_regular
from reportschema.files.finding.texts import MAX_TEXT_BYTES
from reportschema.verbs.validate import validate

MAIN = "from reportschema.cli import main; main()"


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (fifo, "YAML010", "is a pipe"),
        (bound_socket, "YAML010", "is a socket"),
        (Path.mkdir, "YAML010", "is a folder"),
        (huge, "YAML002", "is larger than 8,000,000 bytes"),
        (lambda path: path.symlink_to("/etc/hostname"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to(path.parent / "a.yaml"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to(path.name), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to("."), "YAML010", "is a symbolic link"),
        (lambda path: (path.parent / "loop").symlink_to(".."), "YAML010", "is a symbolic link"),
    ],
    ids=[
        "pipe",
        "socket",
        "folder",
        "100 MB",
        "link out",
        "link in",
        "dead link",
        "link to itself",
        "link to folder",
        "loop of folders",
    ],
)
def test_only_regular_files_are_read_and_nothing_is_passed_over(
    make: Callable[[Path], None], code: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    make(tmp_path / "x.yaml")
    (finding,) = validate([tmp_path]).findings
    assert (finding.code, says in finding.message, finding.file.endswith("a.yaml")) == (
        code,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/dev/zero", "is a device"),
        ("/dev/stdin", "is a symbolic link"),
        ("/proc/self/mem", "cannot be read"),
    ],
)
def test_a_device_given_by_name_is_refused(path: str, says: str) -> None:
    (finding,) = validate([path]).findings
    assert (finding.code, says in finding.message) == ("YAML010", True)


def test_a_link_given_by_name_shows_nothing_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password: 1234\n", encoding="utf-8")
    (tmp_path / "x.yaml").symlink_to("secret")
    done = run("validate", tmp_path / "x.yaml", "--excerpts")
    assert done.exit_code == 1
    assert "1234" not in done.stdout


def test_what_permissions_forbid_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "b.yaml").write_bytes(b"x: 1")
    (tmp_path / "b.yaml").chmod(0)
    (tmp_path / "closed").chmod(0)
    code = (
        "import os, sys\n"
        "from reportschema.verbs.validate import validate\n"
        "import reportschema.files.parsing.comments\n"
        "import reportschema.vocabularies as v; v.vocabulary().divisions\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "os.seteuid(65534) if os.geteuid() == 0 else None\n"
        "for finding in validate(['.']).findings:\n"
        "    print(finding.file, finding.message)\n"
    )
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        "b.yaml cannot be read (Permission denied)",
        "closed cannot be read (Permission denied)",
    ], done.stderr


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.yaml",
        b"a\x1b[31m.yaml",
        b"\xff\xfe.yaml",
        "\u202e.yaml".encode(),
        b"-rf.yaml",
        b"a b'\".yaml",
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_file_name_breaks_the_output(name: bytes, form: str, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"kind: [\n")
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "validate", str(tmp_path), "--output-format", form],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    shown = done.stdout.decode("utf-8")
    assert "\x1b" not in shown
    assert "YAML001" in shown
    if form in ("json", "sarif"):
        json.loads(shown)
    else:
        assert shown.count("\n") == 1
        assert "\u202e" not in shown


def test_a_source_that_changes_or_appears_during_the_run_is_a_finding(
    tmp_path: Path, example: str
) -> None:
    (tmp_path / "a.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        example.replace("id: 990101-2020\n", "id: 990101-2019\n"), encoding="utf-8"
    )

    def meddle(path: Path) -> None:
        if path.name == "b.yaml":
            (tmp_path / "a.yaml").write_text(example + "# more\n", encoding="utf-8")
            (tmp_path / "c.yaml").write_text(example, encoding="utf-8")

    changed = [
        (Path(finding.file).name, finding.message)
        for finding in validate([tmp_path], before=meddle).findings
        if finding.code == "YAML011"
    ]
    assert changed == [
        ("a.yaml", "changed while it was checked"),
        ("c.yaml", "appeared while others were checked"),
    ]


def test_a_source_that_vanishes_during_the_run_is_a_finding(tmp_path: Path, example: str) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(example, encoding="utf-8")
    result = validate(
        [tmp_path], before=lambda path: path.unlink() if path.name == "b.yaml" else None
    )
    assert [(Path(finding.file).name, finding.code) for finding in result.findings] == [
        ("b.yaml", "YAML010")
    ]


def test_folders_may_be_nested_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    source = folders[-1] / "x.yaml"
    source.write_bytes(EXAMPLE.read_bytes())
    try:
        assert len(validate([tmp_path]).reports) == 1
    finally:  # pytest's own clean-up would recurse
        source.unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (fifo, "is a pipe, not a file"),
        (lambda path: path.symlink_to(EXAMPLES / "yunxi-2020.txt"), "is a symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "is a symbolic link"),
        (lambda path: huge(path, MAX_TEXT_BYTES + 1), "is larger than 64,000,000 bytes"),
    ],
    ids=["pipe", "link", "dead link", "too large"],
)
def test_texts_that_were_not_looked_at_are_named(
    make: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    make(tmp_path / "text.txt")
    (finding,) = validate([EXAMPLE], tmp_path).findings
    assert finding.code == "TEXT001"
    assert f"text.txt {says}" in finding.message


def test_a_text_that_changed_since_it_was_found_is_not_used(tmp_path: Path) -> None:
    from reportschema.files.finding.texts import TextError, TextFolder

    (tmp_path / "t.txt").write_bytes((EXAMPLES / "yunxi-2020.txt").read_bytes())
    report = validate([EXAMPLE]).reports[EXAMPLE.as_posix()]
    folder = TextFolder(tmp_path)
    assert len(folder.read(report.first_edition())) == 632
    (tmp_path / "t.txt").write_bytes(b"other words")
    with pytest.raises(TextError, match="changed while it was being read"):
        folder.read(report.first_edition())


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_regular(tmp_path / "x", 5)[0] == b"12345"
    with pytest.raises(TooLargeError):
        read_regular(tmp_path / "x", 4)
    with pytest.raises(UnreadableError, match="No such file"):
        read_regular(tmp_path / "y", 4)
