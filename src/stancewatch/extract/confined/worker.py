"""The program that runs confined: reads a header and bytes, writes a reading, and takes its limits upon itself first."""

import json
import resource
import sys
from collections.abc import Callable

from stancewatch.extract.confined.wire import packed
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material, Reading


def _heavy_page(material: Material, _pages: int) -> Reading | Unreadable:
    from stancewatch.extract.html.heavy import read_heavy

    return read_heavy(material)


def _pdf_by_pdfium(material: Material, pages: int) -> Reading | Unreadable:
    from stancewatch.extract.pdf import pdfium
    from stancewatch.extract.pdf.pages import read_pages

    return read_pages(material, pages, pdfium.read)


def _pdf_by_pypdf(material: Material, pages: int) -> Reading | Unreadable:
    from stancewatch.extract.pdf import pypdf
    from stancewatch.extract.pdf.pages import read_pages

    return read_pages(material, pages, pypdf.read)


def _second_opinion(material: Material, _pages: int) -> Reading | Unreadable:
    from stancewatch.extract.html.other import read_by_trafilatura

    return read_by_trafilatura(material)


TASKS: dict[str, Callable[[Material, int], Reading | Unreadable]] = {
    "heavy_page": _heavy_page,
    "pdf_by_pdfium": _pdf_by_pdfium,
    "pdf_by_pypdf": _pdf_by_pypdf,
    "second_opinion": _second_opinion,
}


def main() -> int:
    """Do one task; exit 0 with a reading or a reason on standard output."""
    header = json.loads(sys.stdin.buffer.readline(65_536))
    for limit, value in (
        (resource.RLIMIT_AS, header["memory"]),
        (resource.RLIMIT_CPU, header["processor"]),
        (resource.RLIMIT_FSIZE, header["output"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    material = Material(sys.stdin.buffer.read(), header["charset"], header["selector"])
    outcome = TASKS[header["task"]](material, header["pages"])
    if isinstance(outcome, Unreadable):
        sys.stdout.buffer.write(f"UNREADABLE {outcome.reason.value} {outcome.detail}".encode())
    else:
        sys.stdout.buffer.write(packed(outcome))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
