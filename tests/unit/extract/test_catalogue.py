from pathlib import Path

from stancewatch.extract import formats


def test_every_file_of_the_folder_is_in_the_catalogue_once() -> None:
    files = {path.stem for path in Path(formats.__path__[0]).glob("*.py")} - {"__init__"}
    assert sorted(one.read.__module__.rsplit(".", 1)[-1] for one in formats.FORMATS) == sorted(files)
    assert len({one.media_type for one in formats.FORMATS}) == len(formats.FORMATS)
