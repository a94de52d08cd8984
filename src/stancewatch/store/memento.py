"""Static Memento: for each source a list of its captures by time, and what a server has to say beside each.

Source: RFC 7089; a TimeMap is in link format (RFC 6690). Mementos lead to a replay tool under its usual addresses,
`<replay><14 digits>/<address>`. Versions out of git are none: no server sent them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.store.atomic import write_bytes
from stancewatch.store.http_lines import address
from stancewatch.store.values import parsed
from stancewatch.store.workspace import Workspace

LINK_FORMAT = "application/link-format"
INDEX = "mementos.json"
_UNSAFE = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})


@dataclass(frozen=True, slots=True)
class Mementos:
    """The captures of a source that can be replayed, oldest first."""

    lab: str
    source: str
    original: str
    """As registered when it was last captured."""
    captures: tuple[Capture, ...]

    @property
    def timemap(self) -> str:
        """The place of the TimeMap, relative to the folder of all of them."""
        return f"timemap/{self.lab}/{self.source}.link"


def write_mementos(workspace: Workspace, out: Path, replay: str) -> tuple[str, ...]:
    """Write a TimeMap for every source that was captured, and `mementos.json`; return their places below `out`.

    `replay` begins the address of every memento. Raises EvidenceError where a list of captures does not hold,
    NotStored where the disk does not take a file.
    """
    found = tuple(_mementos(workspace))
    written = {one.timemap: _timemap(one, replay).encode() for one in found}
    written[INDEX] = canonical(_index(found, replay))
    for place, data in sorted(written.items()):
        write_bytes(out / place, data)
    return tuple(sorted(written))


def _mementos(workspace: Workspace) -> Iterator[Mementos]:
    for lab in workspace.labs():
        for source in workspace.sources(lab):
            ledger = workspace.captures(lab, source)
            captures = [parsed(Capture, entry, ledger.place) for entry in ledger.entries()]
            shown = {one.at: one for one in captures if _replayable(one)}
            if shown:
                yield Mementos(
                    lab, source, _original(shown[max(shown)]), tuple(shown[at] for at in sorted(shown))
                )


def _replayable(capture: Capture) -> bool:
    """Whether the file of an attempt holds an answer that brought the page; a 304 brings none of its own."""
    had = capture.outcome is not CaptureOutcome.FAILED and capture.snapshot is not None
    return had and bool(capture.warc) and capture.status not in (0, 304)


def _original(capture: Capture) -> str:
    return capture.snapshot.url if capture.snapshot else ""


def _timemap(one: Mementos, replay: str) -> str:
    first, last = one.captures[0].at, one.captures[-1].at
    own = f'<{Path(one.timemap).name}>;rel="self";type="{LINK_FORMAT}"'
    span = f'from="{_date(first)}";until="{_date(last)}"'
    links = [f'<{_plain(one.original)}>;rel="original"', f"{own};{span}", *_links(one, one.captures, replay)]
    return ",\n".join(links) + "\n"


def _links(one: Mementos, captures: Sequence[Capture], replay: str) -> Iterator[str]:
    for capture in captures:
        ends = {"first": one.captures[0], "last": one.captures[-1]}
        kinds = [name for name, end in ends.items() if end is capture]
        relation = " ".join((*kinds, "memento"))
        yield f'<{_memento(capture, replay)}>;rel="{relation}";datetime="{_date(capture.at)}"'


def _index(found: Sequence[Mementos], replay: str) -> Json:
    entries: list[Json] = [
        {
            "lab": one.lab,
            "source": one.source,
            "original": one.original,
            "memento": _memento(capture, replay),
            "memento_datetime": _date(capture.at),
            "link": _header(one, replay),
            "timemap": one.timemap,
            "warc": capture.warc,
            "warc_sha256": capture.warc_sha256,
            "text_sha256": capture.text_sha256,
            "origin": capture.origin,
        }
        for one in found
        for capture in one.captures
    ]
    return {"schema": "stancewatch/mementos", "version": "1.0", "mementos": entries}


def _header(one: Mementos, replay: str) -> str:
    """Return the value of the header `Link` that belongs to every memento of a source."""
    ends = dict.fromkeys((one.captures[0], one.captures[-1]))
    timemap = f'<{one.timemap}>;rel="timemap";type="{LINK_FORMAT}"'
    return ", ".join((f'<{_plain(one.original)}>;rel="original"', timemap, *_links(one, tuple(ends), replay)))


def _memento(capture: Capture, replay: str) -> str:
    return _plain(f"{replay}{capture.at.astimezone(UTC):%Y%m%d%H%M%S}/{_original(capture)}")


def _plain(url: str) -> str:
    return address(url).translate(_UNSAFE)


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
