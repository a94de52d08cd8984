import pkgutil

from stancewatch.publish import formats


def test_the_catalogue_lists_every_format_of_the_folder() -> None:
    in_folder = {module.name for module in pkgutil.iter_modules(formats.__path__)}
    assert {module.__name__.rpartition(".")[2] for module in formats.FORMATS} == in_folder
