"""Measures what nearness in meaning would add to the finder: the table of docs/decisions/0032-embeddings.md.

    python -m benchmarks.lenses.embeddings ../shared/data/lenses
    python -m benchmarks.lenses.embeddings ../shared/data/lenses --static FOLDER --transformer FOLDER

Run from the repository's root. The order by likeness to an answer (decision 34) takes no part. FOLDER holds the weights and the tokenizer as an installed package carries them: for --static the `wordllama` folder of
wordllama 0.4.0.post1, for --transformer the folder with all-MiniLM-L6-v2's model.safetensors. Nothing is fetched; no
code of those packages is run. Needs numpy (group `train`) and tokenizers 0.23 for the two options. Set
OPENBLAS_NUM_THREADS=1: times are CPU seconds of one process.
"""

import argparse
import json
import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from stancewatch.foundation.canonical import sha256
from stancewatch.judges.figures import load as load_figures
from stancewatch.judges.rules import Rules
from stancewatch.lenses import search
from stancewatch.lenses.assess import assess
from stancewatch.lenses.embeddings import Embedder, Vector, nearest
from stancewatch.lenses.evaluate import Row, rows
from stancewatch.lenses.labels import Label, read_labels
from stancewatch.lenses.nearness import Index
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.model.evidence import Page
from stancewatch.model.lens import Expressions, Indicator, Lens
from tests.evaluation.lenses.labelled import pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

SCALE = 2**14
"""By which the parts of a vector of length 1 are multiplied before they are rounded to whole numbers."""
PINNED = {
    "static": "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
    "transformer": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}


class Model:
    """Weights and tokenizer of a package, read as they lie there."""

    def __init__(self, kind: str, weights: Path, tokenizer: Path, longest: int) -> None:
        from tokenizers import Tokenizer  # type: ignore[import-not-found]  # needed for two options only

        data = weights.read_bytes()
        if sha256(data) != PINNED[kind]:
            raise SystemExit(f"{weights} has the SHA-256 {sha256(data)!r}, not the pinned one.")
        self.name = f"{kind} {PINNED[kind][:12]}"
        self.known: dict[str, Vector] = {}
        self.weights = _tensors(data)
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(longest)

    def vectors(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return one vector a text, its parts whole numbers."""
        import numpy as np

        for text in dict.fromkeys(texts):
            if text not in self.known:
                one = self._vector(self.tokenizer.encode(text, add_special_tokens=self.marks).ids)
                length = float(np.sqrt((one * one).sum())) or 1.0
                self.known[text] = tuple(int(part) for part in np.rint(one / length * SCALE))
        return [self.known[text] for text in texts]

    marks = False

    def _vector(self, ids: list[int]) -> "Floats":
        raise NotImplementedError


class Static(Model):
    """The mean of the vectors of a text's tokens."""

    def _vector(self, ids: list[int]) -> "Floats":
        import numpy as np

        table = self.weights["embedding.weight"]
        return table[ids].astype(np.float64).mean(0) if ids else np.zeros(table.shape[1])


class Transformer(Model):
    """Six layers of BERT in plain numpy; the mean of the last layer."""

    marks = True

    def _vector(self, ids: list[int]) -> "Floats":
        import numpy as np

        table = self.weights
        state = table["embeddings.word_embeddings.weight"][ids]
        state = state + table["embeddings.position_embeddings.weight"][: len(ids)]
        state = self._levelled(
            state + table["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(6):
            state = self._layer(state, f"encoder.layer.{layer}.")
        mean: Floats = state.mean(0).astype(np.float64)
        return mean

    def _layer(self, state: "Floats", at: str) -> "Floats":
        import numpy as np

        query, key, value = (
            self._linear(state, f"{at}attention.self.{one}").reshape(len(state), 12, 32).transpose(1, 0, 2)
            for one in ("query", "key", "value")
        )
        heed = query @ key.transpose(0, 2, 1) / np.float32(32**0.5)
        heed = np.exp(heed - heed.max(-1, keepdims=True))
        heed /= heed.sum(-1, keepdims=True)
        seen = (heed @ value).transpose(1, 0, 2).reshape(len(state), 384)
        state = self._levelled(
            state + self._linear(seen, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm"
        )
        inner = _gelu(self._linear(state, f"{at}intermediate.dense"))
        return self._levelled(state + self._linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")

    def _linear(self, state: "Floats", name: str) -> "Floats":
        found: Floats = state @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _levelled(self, state: "Floats", name: str) -> "Floats":
        import numpy as np

        spread = np.sqrt(state.var(-1, keepdims=True) + 1e-12)
        level: Floats = (state - state.mean(-1, keepdims=True)) / spread
        return level * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def _gelu(state: "Floats") -> "Floats":
    """GELU, its error function by the five-term formula 7.1.26 of Abramowitz and Stegun (1964)."""
    import numpy as np

    size = np.abs(state) / np.float32(2**0.5)
    part = 1 / (1 + np.float32(0.3275911) * size)
    terms = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    total = np.zeros_like(state)
    for term in terms:
        total = (total + np.float32(term)) * part
    return state * (1 + np.sign(state) * (1 - total * np.exp(-size * size))) / 2


def _tensors(data: bytes) -> dict[str, "Floats"]:
    """Read a safetensors file: length of the header, header, numbers."""
    import numpy as np

    start = 8 + int.from_bytes(data[:8], "little")
    kinds = {"F16": np.float16, "F32": np.float32, "I64": np.int64}
    found = {}
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            low, high = entry["data_offsets"]
            flat = np.frombuffer(data[start + low : start + high], dtype=kinds[entry["dtype"]])
            found[name] = flat.reshape(entry["shape"])
    return found


@contextmanager
def looking(embedders: Sequence[Embedder] = (), *, words: bool = True) -> Iterator[None]:
    """Have every search ask these embedders and not likeness, with or without BM25."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(search, "nearest", partial(nearest, embedders=embedders)))
        stack.enter_context(patch.object(search, "most_alike", return_value=[]))
        if not words:
            stack.enter_context(patch.object(Index, "nearest", return_value=[]))
        yield


def found(lenses: Sequence[Lens], labs: dict[str, list[Page]], labels: Sequence[Label]) -> list[Row]:
    """Return the rows on which the readers agree that something is there."""
    judge, came = Rules(load_figures()), list[Row]()
    for lab, read in labs.items():
        said = assess(lenses, read, {}, judge, date.min, roles_covered=True)
        own = [label for label in labels if label.organisation == lab]
        came += rows(said, own, {page.document.sha256: page.source for page in read})
    return [row for row in came if row.label.decided and row.label.present]


def line(name: str, now: Sequence[Row], before: Sequence[Row]) -> str:
    cells = [f"{name:58}"]
    for first in (3, 10):
        hits = [any(row.hits[:first]) for row in now]
        base = [any(row.hits[:first]) for row in before]
        won = sum(one and not other for one, other in zip(hits, base, strict=True))
        lost = sum(other and not one for one, other in zip(hits, base, strict=True))
        cells.append(f"@{first} {sum(hits) / len(hits):.3f} (+{won} -{lost})")
    return "  ".join(cells)


def models(given: argparse.Namespace) -> Iterator[Model]:
    if given.static:
        tokenizer = given.static / "tokenizers/l2_supercat_tokenizer_config.json"
        yield Static("static", given.static / "weights/l2_supercat_256.safetensors", tokenizer, 512)
    if given.transformer:
        tokenizer = given.transformer / "tokenizer.json"
        yield Transformer("transformer", given.transformer / "model.safetensors", tokenizer, 64)


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("data", type=Path)
    reader.add_argument("--static", type=Path)
    reader.add_argument("--transformer", type=Path)
    given = reader.parse_args()
    labels = read_labels(given.data / "labels_dev.jsonl")
    labs = {
        one: pages(given.data / "texts" / one) for one in sorted({label.organisation for label in labels})
    }
    kinds = {
        "expressions": load_lenses(),
        "no expressions": tuple(map(without_expressions, load_lenses())),
        "no expressions, no expansions": tuple(
            without_expansions(without_expressions(lens)) for lens in load_lenses()
        ),
    }
    before = {}
    for name, lenses in kinds.items():
        with looking():
            before[name] = found(lenses, labs, labels)
        print(line(f"{name}, BM25", before[name], before[name]), flush=True)
    for model in models(given):
        start = process_time()
        for name, lenses in kinds.items():
            for words in (True, False) if name != "expressions" else (True,):
                with looking([model], words=words):
                    now = found(lenses, labs, labels)
                title = f"{name}, {'BM25 and ' if words else ''}{model.name}"
                print(line(title, now, before[name]), flush=True)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{model.name}: {process_time() - start:.0f} CPU seconds in all, {most} MB at most", flush=True)


def without_expressions(lens: Lens) -> Lens:
    return _each(lens, lambda one: replace(one, expressions=Expressions()))


def without_expansions(lens: Lens) -> Lens:
    return _each(lens, lambda one: replace(one, queries=()))


def _each(lens: Lens, change: Callable[[Indicator], Indicator]) -> Lens:
    return replace(lens, indicators=tuple(map(change, lens.indicators)))


if __name__ == "__main__":
    main()
