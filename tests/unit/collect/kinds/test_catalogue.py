from pathlib import Path

from stancewatch.collect import kinds
from stancewatch.model.lab import SourceKind


def test_every_kind_of_the_vocabulary_has_one_file_and_one_line() -> None:
    names = [kind.name for kind in kinds.KINDS]
    folder = Path(kinds.__file__).parent
    assert sorted(names) == sorted(SourceKind)
    assert sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__") == sorted(names)
