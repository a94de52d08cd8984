"""One run of `stancewatch lint`: each text under the rules of its own folder, and what is said on standard error."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from stancewatch.foundation.errors import ExitCode, InputError
from stancewatch.foundation.unseen import on_one_line, visible
from stancewatch.model.language import Severity
from stancewatch.suffixscape import baseline, linting, rules
from stancewatch.suffixscape.engine import Syntax
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats.notices import SHOWN, Notices
from stancewatch.suffixscape.linting import Wishes
from stancewatch.suffixscape.reading import Input, texts
from stancewatch.suffixscape.rules import Rules
from stancewatch.suffixscape.tally import ORDER

DEFAULTS = (False, Input.FILES, Syntax.LEXICAL, "text")
"""Values of options that stand where the command line says nothing."""


@dataclass(slots=True)
class Run:
    """What is asked of a run, and what it came to. The code is whole once the results are read."""

    names: list[str]
    given: Input
    stdin_name: str
    wishes: Wishes
    """As asked on the command line: each text adds the rules and the baseline of its folder."""
    fail_on: Severity | None = None
    use_baselines: bool = True
    report_unused: bool = False
    given_baseline: Path | None = None
    """The baseline that the command line names."""
    notices: Notices = field(default_factory=Notices)
    """What is to be said of the texts; formats add what they read."""
    code: ExitCode = ExitCode.DONE
    _folders: dict[Path, Rules] = field(default_factory=dict)
    _known: dict[Path, frozenset[str]] = field(default_factory=dict)

    def results(self) -> Iterator[Linted]:
        """Yield each text with its findings; what cannot be read is told, and the run goes on."""
        for name, text, markup, given in texts(self.names, self.given, self.stdin_name, self._refuse):
            configured = self.rules(name)
            linted = linting.stream(name, text, markup, self._wishes(configured))
            linted = replace(linted, id=given)
            yield linted
            self._weigh(linted, self.fail_on or configured.fail_on)
            self._comments(linted)
        if self.notices.unreadable > SHOWN:
            _say(f"{self.notices.unreadable - SHOWN} more could not be read.")

    def configuration(self, asked: Mapping[str, object]) -> Iterator[str]:
        """Yield the lines that say what the command line asks, then what is configured for each folder that is read, and in which file.

        `asked` holds the values of options that no file can set.
        """
        shown: set[Path] = set()
        for name, value in asked.items():
            shown_value = str(value) if isinstance(value, StrEnum) else value
            origin = rules.DEFAULT if value in DEFAULTS else "command line"
            yield f"{name} = {shown_value!r}   # {origin}\n"
        if self.fail_on:
            yield f"fail_on = {self.fail_on.value!r}   # command line, before any below\n"
        if self.given_baseline:
            yield f"baseline = {str(self.given_baseline)!r}   # command line, before any below\n"
        for name in self.names:
            configured = self.rules(self.stdin_name if name == "-" else name)
            folder = configured.folder
            if folder not in shown:
                yield from (f"{line}\n" for line in configured.lines())
            shown.add(folder)

    def rules(self, name: str) -> Rules:
        """Return the rules for a text. An id of a line of JSON lies in the folder the command runs in."""
        here = Path.cwd()
        folder = here if self.given is Input.JSONL else (here / name).parent
        if folder not in self._folders:
            self._folders[folder] = rules.of_file(str(folder / "-"), here)
        return self._folders[folder]

    def _wishes(self, configured: Rules) -> Wishes:
        asked = self.wishes
        return Wishes(
            configured,
            asked.all_constructions,
            asked.syntax,
            asked.old | self._baseline(configured.baseline),
            files=self.given is Input.FILES,
            count_words=asked.count_words,
        )

    def _baseline(self, file: Path | None) -> frozenset[str]:
        if file is None or not self.use_baselines or not file.is_file():
            return frozenset()
        if file not in self._known:
            self._known[file] = baseline.known(file)
        return self._known[file]

    def _refuse(self, error: InputError) -> None:
        self.notices.refuse(error.message)
        if self.notices.unreadable <= SHOWN:
            _say(visible(f"Error: {error.message}\nHint: {error.hint}"))
        self.code = ExitCode.INPUT

    def _weigh(self, linted: Linted, limit: Severity | None) -> None:
        found = limit is not None and ORDER[linted.tally.worst] >= max(ORDER[limit], 1)
        if found and self.code is ExitCode.DONE:
            self.code = ExitCode.FOUND

    def _comments(self, linted: Linted) -> None:
        if linted.comments is None or not linted.comments.comments:
            return
        said = [*linted.comments.mistakes(), *(linted.comments.unused() if self.report_unused else ())]
        for line, words in sorted(said):
            _say(f"{on_one_line(linted.name)}:{line}: {on_one_line(words)}")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
