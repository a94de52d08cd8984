"""From the tree of a page to its blocks, in one pass without recursion."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from stancewatch.extract.html.elements import BLOCK, KIND, SILENT
from stancewatch.extract.reading import Block
from stancewatch.model.evidence import PassageKind

DEEPEST_PATH = 24
"""Steps of a path that are written out; a page of 200,000 nested elements must not cost their square."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what the walk noticed about its links."""

    block: Block
    links: int
    """How many links its text stands in; 0 where any of it stands outside a link."""
    places: frozenset[int]
    """Numbers of the content rules that one of the elements around it meets."""


@dataclass(slots=True)
class _Frame:
    """A block element that is open."""

    depth: int
    step: str
    path: str
    """From the declared place of the text, or from the body; empty where it is deeper than DEEPEST_PATH."""
    kind: PassageKind
    language: str
    places: frozenset[int]
    counts: dict[str, int] = field(default_factory=dict)


class BlockWalk:
    """Reads the visible text under elements, block by block.

    `skipped` holds the memory ids of elements that are passed over with all they contain, `languages` what
    their `lang` attributes say, `places` the content rules that elements meet.
    """

    def __init__(
        self, skipped: frozenset[int], languages: Mapping[int, str], places: Mapping[int, frozenset[int]]
    ) -> None:
        self.lines: list[Line] = []
        self._skipped, self._languages, self._places = skipped, languages, places
        self._frames: list[_Frame] = []
        self._pieces: list[str] = []
        self._broken_at: int | None = None
        self._link_depth: int | None = None
        self._links, self._unlinked = 0, False

    def read(self, root: LexborNode, language: str) -> None:
        """Add the blocks under `root`, whose name is the first step of their paths."""
        tag = root.tag or ""
        places = self._places.get(root.mem_id, frozenset())
        self._frames = [_Frame(0, tag, tag, KIND.get(tag, PassageKind.PARAGRAPH), language, places)]
        frames, above, depth = self._frames, [root], 1
        node = root.first_child
        while node is not None:
            child = self._enter(node, depth)
            if child is not None:
                above.append(node)
                node, depth = child, depth + 1
                continue
            node = node.next
            while node is None and depth > 1:
                depth -= 1
                if depth in (frames[-1].depth, self._link_depth):
                    self._leave(depth)
                node = above.pop().next
        self._flush()

    def _enter(self, node: LexborNode, depth: int) -> LexborNode | None:
        """Take in a node; return its first child where it is to be walked into."""
        tag = node.tag
        if tag == "-text":
            self._take(node.text_content or "")
            return None
        if tag in BLOCK:
            return self._open(node, tag, depth)
        if tag == "br":
            self._break()
            return None
        if tag is None or tag in SILENT or node.mem_id in self._skipped:
            return None
        child = node.first_child
        if tag == "a" and child is not None and self._link_depth is None:
            self._link_depth, self._links = depth, self._links + 1
        return child

    def _take(self, text: str) -> None:
        if text.isspace():
            if self._pieces:  # before the first word of a block it is nothing
                self._pieces.append(text)
            return
        self._pieces.append(text)
        if self._link_depth is None:
            self._unlinked = True

    def _open(self, node: LexborNode, tag: str, depth: int) -> LexborNode | None:
        if self._pieces or self._links:
            self._flush()
        around = self._frames[-1]
        around.counts[tag] = number = around.counts.get(tag, 0) + 1
        mark = node.mem_id
        child = None if mark in self._skipped else node.first_child
        if child is not None:
            step, places = f"{tag}[{number}]", around.places
            if mark in self._places:
                places = places | self._places[mark]
            path = step if places and not around.places else f"{around.path}/{step}"
            self._frames.append(
                _Frame(
                    depth,
                    step,
                    path if len(self._frames) < DEEPEST_PATH else "",
                    KIND.get(tag, around.kind),
                    self._languages.get(mark, around.language),
                    places,
                )
            )
        return child

    def _leave(self, depth: int) -> None:
        if self._frames[-1].depth == depth:
            if self._pieces or self._links:
                self._flush()
            self._frames.pop()
        if self._link_depth == depth:
            self._link_depth = None

    def _break(self) -> None:
        """One line break is white space; two in a row end the block, as they do for the eye."""
        if self._broken_at is not None and not "".join(self._pieces[self._broken_at :]).strip():
            self._flush()
            return
        self._pieces.append("\n")
        self._broken_at = len(self._pieces)

    def _flush(self) -> None:
        if text := self._pieces and " ".join("".join(self._pieces).split()):
            frame = self._frames[-1]
            links = 0 if self._unlinked else max(self._links, 1)
            self.lines.append(
                Line(Block(frame.kind, text, self._path(), frame.language), links, frame.places)
            )
        self._pieces.clear()
        self._broken_at, self._links, self._unlinked = None, 0, False

    def _path(self) -> str:
        """Return the steps from the declared place of the text, or from the body where there is none."""
        if len(self._frames) <= DEEPEST_PATH:
            return self._frames[-1].path
        near = self._frames[-DEEPEST_PATH:]
        first = next((index for index, frame in enumerate(near) if frame.places), 0)
        return "/".join(["..."] * (first == 0) + [frame.step for frame in near[first:]])
