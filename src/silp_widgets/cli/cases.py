"""Verbs about a case: new, check, audit, doctor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from silp_widgets.cli import passphrase
from silp_widgets.cli.asking import FORMATS, write_questions
from silp_widgets.cli.saying import REFUSED, as_json, leave_with, problem_json, report, say_problems
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.profile import profile, profiles
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import today
from silp_widgets.serving.health import Look, examine
from silp_widgets.state.asking import asked_day
from silp_widgets.state.checking import all_problems
from silp_widgets.store import create_case, open_case

if TYPE_CHECKING:
    from silp_widgets.domain.changes import Change


@click.command()
@click.argument("case")
@click.option("--profile", "profile_", default="cspr_local", metavar="NAME", help="Kind of review.")
@click.option("--title", required=True, help="With a pseudonym, never a name: “Child K”.")
@click.option("--from", "from_", metavar="D", help="First day under study.")
@click.option("--to", metavar="D", help="Last day under study.")
@passphrase.option
def new(
    case: str,
    profile_: str,
    title: str,
    from_: str | None,
    to: str | None,
    passphrase_file: Path | None,
) -> None:
    """Make an encrypted CASE."""
    kind = profile(profile_)
    first, last = asked_day(from_, "--from"), asked_day(to, "--to")
    if first and last and last < first:
        raise BadInput("The scope ends before it begins. Check --from and --to.")
    if not title.strip():
        raise BadInput("Give the review a title, with a pseudonym: --title “Child K”.")
    review = Review(
        id=new_id(),
        title=title.strip(),
        profile=kind.key,
        nation=kind.nations[0],
        scope_from=first,
        scope_to=last,
        received=today(),
    )
    secret = passphrase.ask(passphrase_file, new=True)
    with create_case(case, review, passphrase=secret):
        pass
    click.echo(f"{case} is ready: {kind.name}, “{review.title}”.")
    click.echo("Its register of names is beside it. Keep the passphrase: nobody can recover it.")
    click.echo(f"Next: silp open {case}")


new.help = f"{new.help}\n\nProfiles: {', '.join(profiles())}."


@click.command()
@click.argument("case")
@click.option(
    "--report",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Also write a file for each agency into DIR: its own questions, to send back.",
)
@click.option("--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@passphrase.option
@as_json
def check(
    case: str, folder: Path | None, kind: str, passphrase_file: Path | None, json_: bool
) -> None:
    """Report all problems of CASE, and what is not ready yet."""
    with open_case(case, passphrase=passphrase.ask(passphrase_file)) as opened:
        problems = all_problems(opened)
        written = write_questions(opened, problems, folder, kind) if folder else []
    if json_:
        found = [problem_json(p) for p in problems]
        report({"case": case, "problems": found, "reports": written})
    elif not problems:
        click.echo("Nothing to look at.")
    else:
        click.echo(f"{counted(len(problems), 'thing')} to look at:")
        say_problems(problems)
    if not json_:
        for sentence in written:
            click.echo(sentence)
    leave_with(problems)


@click.command()
@click.argument("case")
@passphrase.option
@as_json
def audit(case: str, passphrase_file: Path | None, json_: bool) -> None:
    """Verify the change log of CASE, and print who did what."""
    with open_case(case, passphrase=passphrase.ask(passphrase_file)) as opened:
        found = opened.verify()
        changes = opened.changes()
    if json_:
        rows = [_change_row(c) for c in changes]
        report({"case": case, "whole": found.is_whole, "words": found.sentence, "changes": rows})
    else:
        for change in changes:
            click.echo(
                f"{change.seq:>6}  {change.at:%Y-%m-%d %H:%M:%S}  {change.actor:<13} "
                f"{change.verb:<7} {change.noun:<14} {change.note}"
            )
        click.echo(found.sentence)
    if not found.is_whole:
        sys.exit(REFUSED)


def _change_row(change: Change) -> dict[str, object]:
    return {
        "seq": change.seq,
        "at": change.at.isoformat(),
        "actor": change.actor,
        "verb": change.verb,
        "noun": change.noun,
        "note": change.note,
        "hash": change.hash,
    }


@click.command()
@click.argument("case", required=False)
@passphrase.option
@as_json
def doctor(case: str | None, passphrase_file: Path | None, json_: bool) -> None:
    """Say what is open and in force here, and look CASE over."""
    findings: list[Look] = list(examine())
    if case is not None:
        findings += _examine_case(case, passphrase.ask(passphrase_file))
    if json_:
        report([{"what": f.what, "well": f.well, "words": f.words} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{'ok  ' if finding.well else 'look'}  {finding.what}: {finding.words}")
    if not all(f.well for f in findings):
        sys.exit(1)


def _examine_case(case: str, secret: str) -> list[Look]:
    with open_case(case, passphrase=secret) as opened:
        found = opened.verify()
        count = len(opened.entries())
        return [
            Look("case", well=True, words=f"opens; {counted(count, 'entry', 'entries')}"),
            Look("change log", well=found.is_whole, words=found.sentence),
        ]
