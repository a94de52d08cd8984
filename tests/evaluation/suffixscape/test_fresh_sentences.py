"""The labels of the fresh sentences are whole; their floors stand with the others in `floors.json`."""

from tests.evaluation.suffixscape.fresh_sentences import labels


def test_labels_stand_once_and_in_order() -> None:
    places = [(label.file, label.start, label.end) for label in labels()]
    assert places == sorted(set(places))
    assert not [label for label in labels() if set(label.yes) & set(label.contested)]
