from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from silp_widgets.domain.narrative import Account
from silp_widgets.domain.records import new_id

TYPIST = """
import sys
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.records import new_id
from silp_widgets.store import open_case

place, passphrase, register, start = sys.argv[1:]
case = open_case(place, write=True, passphrase=passphrase, register_path=register)
kept = int(start)
while True:
    with case.act("What one practitioner said", actor="scribe"):
        for part in ("first", "second"):
            case.save(Account(id=new_id(), contributor=part, text_verbatim=f"words {kept}"))
    kept = case.save_draft("learning_event/words", f"words {kept}", base=kept).revision
    print(kept, flush=True)
"""


def test_threads_share_one_case_without_losing_or_mixing_anything(case, reopen):
    def type_words(scribe):
        for number in range(8):
            with case.act(f"Scribe {scribe}", actor=f"scribe {scribe}"):
                for _ in range(2):
                    case.save(Account(id=new_id(), contributor=f"{scribe}/{number}"))
            case.save_draft(f"place/{scribe}", f"words {number}", base=number)
            case.accounts()

    def follow(reader):
        for _ in range(30):
            # An act is seen as a whole or not at all.
            assert len(reader.accounts()) % 2 == 0

    with reopen() as reader, ThreadPoolExecutor(6) as pool:
        jobs = [pool.submit(type_words, scribe) for scribe in range(4)]
        jobs += [pool.submit(follow, reader) for _ in range(2)]
        for job in jobs:
            job.result()
        assert len(reader.accounts()) == 64
    groups: dict[str, set[str]] = {}
    for change in case.changes():
        groups.setdefault(change.group, set()).add(change.actor)
    assert all(len(actors) == 1 for actors in groups.values())
    assert case.verify().is_whole


def test_several_writers_take_turns_and_the_log_has_no_gap(case, reopen):
    def type_words(writer):
        for number in range(10):
            writer.save_draft("learning_event/words", f"{id(writer)} {number}")

    with reopen(write=True) as two, reopen(write=True) as three, ThreadPoolExecutor(3) as pool:
        start = case.last_change()
        for job in [pool.submit(type_words, writer) for writer in (case, two, three)]:
            job.result()
    assert [c.seq for c in case.changes(since=start)] == list(range(start + 1, start + 31))
    assert len(case.revisions("learning_event/words")) == 30
    assert case.verify().is_whole


@pytest.fixture
def typist(case, place, register_path, passphrase):
    """Start a process that types into the case until it is killed."""
    case.close()
    command = [sys.executable, "-c", TYPIST, str(place), passphrase, str(register_path), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        yield process
        process.kill()


@pytest.mark.parametrize("words", [1, 7, 20])
def test_a_process_killed_while_somebody_types_loses_nothing_that_was_kept(typist, reopen, words):
    said = [int(typist.stdout.readline()) for _ in range(words)]
    os.kill(typist.pid, signal.SIGKILL)
    said += [int(line) for line in typist.stdout if line.endswith("\n")]
    with reopen(write=True) as writer:
        found = writer.draft("learning_event/words")
        assert found.revision >= said[-1]
        assert found.text == f"words {found.revision - 1}"
        assert len(writer.accounts()) >= 2 * said[-1]
        assert len(writer.accounts()) % 2 == 0
        assert writer.verify().is_whole
        writer.save_draft("learning_event/words", "and on", base=found.revision)
