"""What is found in an open document under the configuration of its folder, read anew at each check."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from stancewatch.foundation.errors import StanceWatchError
from stancewatch.model.language import Severity
from stancewatch.suffixscape import baseline, linting, rules
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.reading import markup_of
from stancewatch.suffixscape.rules import Rules

_MARKUPS = {"markdown": Markup.MARKDOWN, "mdx": Markup.MARKDOWN, "html": Markup.HTML, "xhtml": Markup.HTML}
"""Languages as editors name them; others go by the name of the file."""


class TextDocument(Protocol):
    """What is read of an open document."""

    uri: str
    source: str
    language_id: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a document, and from which severity on a run would fail."""

    linted: Linted
    fail_on: Severity | None


@dataclass(slots=True)
class Projects:
    """Reads the configuration upward from each document. What is wrong with it is said once, and the last that held is kept."""

    say: Callable[[str], None]
    path_of: Callable[[str], str | None]
    """The path of a document's address; none where it is no file."""
    _said: dict[str, str] = field(default_factory=dict)
    _last: dict[str, tuple[Rules, frozenset[str]]] = field(default_factory=dict)

    def check(self, document: TextDocument) -> Checked:
        """Return what is found in a document."""
        name = self.path_of(document.uri) or document.uri.rpartition("/")[2]
        markup = _MARKUPS.get(document.language_id or "", markup_of(name))
        configured, known = self._configured(name)
        wishes = linting.Wishes(configured, old=known)
        return Checked(linting.lint(name, document.source, markup, wishes), configured.fail_on)

    def _configured(self, name: str) -> tuple[Rules, frozenset[str]]:
        folder = os.path.dirname(name)  # noqa: PTH120  a name may be no path of this machine
        try:
            configured = rules.of_file(name, Path.cwd())
            file = configured.baseline
            known = baseline.known(file) if file and file.is_file() else frozenset[str]()
        except StanceWatchError as error:
            if self._said.get(folder) != str(error):
                self.say(f"{error.message} {error.hint}".strip())
            self._said[folder] = str(error)
            return self._last.get(folder, (Rules(folder=Path.cwd()), frozenset()))
        self._said.pop(folder, None)
        self._last[folder] = configured, known
        return configured, known
