"""The release file: written once and whole, and opened only as it was signed off."""

import json
import os
import signal
import stat
import subprocess
import sys
import zipfile

import pytest

from silp_widgets.domain.errors import ReleaseDamaged, ReleaseRefused
from silp_widgets.domain.release import SignOff
from silp_widgets.release import file as release_file
from silp_widgets.release import open_release, publish
from silp_widgets.release.file import read_release, sealed, write_release

CHAIR = (SignOff.parse("Rosalind Peake, independent chair"),)
ABOUT = {"number": 1, "level": "panel", "at": "2022-01-01T00:00:00+00:00", "signed_off_by": ["x"]}


@pytest.fixture
def published(case, tmp_path):
    publish(case, tmp_path / "k1.silprel", sign_off=CHAIR)
    return tmp_path / "k1.silprel"


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize(
    ("key", "value"),
    [("number", 7), ("level", "public"), ("signed_off_by", ["minister"]),
     ("at", "2030-01-01T00:00:00+00:00"), ("note", "added"), ("version", 0)],
)  # fmt: skip
def test_what_a_file_says_of_itself_is_sealed_too(published, tmp_path, key, value):
    changed = tmp_path / "changed.silprel"
    with zipfile.ZipFile(changed, "w") as new:
        for name, data in parts_of(published):
            body = json.loads(data)
            if name == "manifest.json":
                body[key] = value
            new.writestr(name, json.dumps(body))
    with pytest.raises(ReleaseDamaged, match="not what was signed off"):
        open_release(changed)


def hostile(path, how, published):
    """Write a file that is like a release, but for one thing."""
    (about, manifest), (inside, contents) = parts_of(published)
    link = zipfile.ZipInfo("release.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    members = {
        "another part": [(about, manifest), (inside, contents), ("notes.txt", b"private")],
        "a part twice": [(about, manifest), (inside, contents), (inside, contents)],
        "a part above": [(about, manifest), ("../release.json", contents)],
        "a link": [(about, manifest), (link, b"/etc/hostname")],
        "nothing": [],
        "deep": [(about, manifest), (inside, b"[" * 200_000)],
        "a number": [(about, b"1"), (inside, b"2")],
        "not text": [(about, b"\xff\xfe"), (inside, contents)],
    }.get(how, [(about, manifest), (inside, contents)])
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
        if how == "a comment":
            archive.comment = b"private"
    if how == "something before":
        path.write_bytes(b"private" * 9 + path.read_bytes())
    if how == "no zip":
        path.write_bytes(b"PK\x03\x04" + os.urandom(300))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "how",
    ["another part", "a part twice", "a part above", "a link", "nothing", "deep", "a number",
     "not text", "a comment", "something before", "no zip"],
)  # fmt: skip
def test_a_hostile_file_is_answered_with_a_sentence(published, tmp_path, how):
    path = tmp_path / "hostile.silprel"
    hostile(path, how, published)
    with pytest.raises(ReleaseDamaged, match=r"hostile\.silprel"):
        open_release(path)


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(release_file, "_LARGEST", 10_000)
    path = tmp_path / "huge.silprel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("release.json", " " * 50_000)
    with pytest.raises(ReleaseDamaged, match="larger"):
        open_release(path)


def test_a_seal_over_other_things_is_a_sentence_too(tmp_path):
    path = tmp_path / "odd.silprel"
    write_release(path, sealed(ABOUT, {"review": 3}), {"review": 3})
    with pytest.raises(ReleaseDamaged, match="does not hold"):
        open_release(path)


def test_the_same_contents_make_the_same_bytes(published, tmp_path):
    again = tmp_path / "again.silprel"
    write_release(again, *read_release(published))
    assert again.read_bytes() == published.read_bytes()


def test_nothing_says_who_wrote_it_where_and_with_what(published):
    with zipfile.ZipFile(published) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(archive.read("manifest.json"))
    assert set(manifest) == {
        "format", "version", "number", "level", "at", "signed_off_by", "seal",
    }  # fmt: skip


def test_a_release_can_only_be_read(published):
    assert stat.S_IMODE(published.stat().st_mode) == 0o444


def test_what_a_cut_off_publishing_left_stands_in_nobodys_way(tmp_path):
    (tmp_path / "r.silprel.partial").write_bytes(b"half")
    write_release(tmp_path / "r.silprel", sealed(ABOUT, {}), {})
    assert [p.name for p in tmp_path.iterdir()] == ["r.silprel"]


def test_a_stick_without_links_takes_a_release_and_keeps_the_first(tmp_path, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "r.silprel"
    write_release(path, sealed(ABOUT, {}), {})
    first = path.read_bytes()
    with pytest.raises(ReleaseRefused, match="already"):
        write_release(path, sealed(ABOUT, {"other": 1}), {"other": 1})
    assert path.read_bytes() == first


KILLED = """
import os, signal, sys
from pathlib import Path
from silp_widgets.release.file import sealed, write_release
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, sys.argv[2], die)
write_release(Path(sys.argv[1]), sealed({"number": 1}, {}), {})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
@pytest.mark.parametrize("moment", ["fsync", "link"])
def test_a_kill_while_writing_leaves_no_half_release(tmp_path, moment):
    path = tmp_path / "r.silprel"
    command = [sys.executable, "-c", KILLED, path, moment]
    done = subprocess.run(command, check=False)  # noqa: S603 - our own script above
    assert done.returncode == -signal.SIGKILL
    assert not path.exists()
    write_release(path, sealed(ABOUT, {}), {})
    assert read_release(path)[0]["number"] == 1
