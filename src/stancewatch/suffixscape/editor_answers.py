"""What an editor is told of a text: diagnostics, and quick fixes for them, in the types of the Language Server Protocol."""

from collections.abc import Callable, Iterator
from types import ModuleType

from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape.editor_projects import Checked
from stancewatch.suffixscape.editor_protocol import Asked
from stancewatch.suffixscape.editor_text import Positions
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats.notices import Notice
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.tally import ORDER

SOURCE = "suffixscape"
COMMENT = "ignore_comment"
"""Code of what is said about a comment that takes findings out."""
QUESTIONS = {pattern.name: pattern.question for pattern in PATTERNS}
LEVELS = {
    Severity.NONE: "Hint",
    Severity.LOW: "Information",
    Severity.MEDIUM: "Warning",
    Severity.HIGH: "Error",
}


class Page:
    """A text in which ranges are made."""

    def __init__(self, types: ModuleType, text: str, units: Callable[[str], int]) -> None:
        self._types, self.places = types, Positions(text, units)

    def range(self, start: int, end: int) -> object:
        """Return the range between two offsets."""
        first, last = self.places.of(start), self.places.of(end)
        return self._types.Range(start=self._types.Position(*first), end=self._types.Position(*last))


def diagnostics(types: ModuleType, page: Page, checked: Checked) -> list[object]:
    """Return the findings, what is wrong with comments that take findings out, and at the top what was not examined."""
    return [
        types.Diagnostic(
            range=page.range(start, end),
            message=said,
            severity=getattr(types.DiagnosticSeverity, shown),
            code=code,
            source=SOURCE,
        )
        for start, end, said, shown, code in _said(checked)
    ]


def _said(checked: Checked) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield bounds, words, level and code of everything there is to say."""
    linted = checked.linted
    for hit in linted.hits:
        shown = level(hit.severity, checked.fail_on)
        yield hit.start, hit.end, f"{hit.effect} {hit.alternative}", shown, hit.pattern
    for comment, end in linted.comments.comments if linted.comments else ():
        for said in comment.mistakes():
            yield comment.offset, end, said, "Warning", COMMENT
    notice = Notice(linted.name, linted.doc, linted.tally)
    for code, said in (("not_examined", notice.unread()), ("looked_through", notice.disguised())):
        if said:
            yield 0, 0, said, "Information", code


def level(severity: Severity, fail_on: Severity | None) -> str:
    """Return how an editor shows a severity: where a run would fail from some severity on, an error is what fails."""
    if fail_on is None:
        return LEVELS[severity]
    if ORDER[severity] >= max(ORDER[fail_on], 1):
        return "Error"
    return "Warning" if severity is Severity.HIGH else LEVELS[severity]


def quick_fixes(types: ModuleType, page: Page, linted: Linted, asked: Asked) -> list[object]:
    """Return the quick fixes for each finding that touches the range asked about."""
    low = asked.range.start.line, asked.range.start.character
    high = asked.range.end.line, asked.range.end.character
    only = asked.context.only
    if only is not None and not any(kind in ("", "quickfix") for kind in only):
        return []
    return [
        fix
        for hit in linted.hits
        if page.places.of(hit.start) <= high and low <= page.places.of(hit.end)
        for fix in _fixes(types, page, hit, asked)
    ]


def _fixes(types: ModuleType, page: Page, hit: Hit, asked: Asked) -> Iterator[object]:
    """Yield what can be done about a finding. No fix replaces words: what belongs there only the writer knows."""
    question = QUESTIONS[hit.pattern]
    line_end = page.places.line_end(hit.start)
    offers = (
        (f"Ask “{question}” behind the words. {hit.alternative}", hit.end, f" [{question}]"),
        (
            f"Leave {hit.pattern} out on this line",
            line_end,
            f" <!-- suffixscape: line {hit.pattern} -->",
        ),
    )
    told = [one for one in asked.context.diagnostics if one.code == hit.pattern]
    for title, place, words in offers:
        edit = types.TextEdit(range=page.range(place, place), new_text=words)
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=told or None,
            edit=types.WorkspaceEdit(changes={asked.text_document.uri: [edit]}),
        )
