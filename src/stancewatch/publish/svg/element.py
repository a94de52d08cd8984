"""SVG elements as escaped text. No number has more digits than it needs, so that files stay comparable."""

from markupsafe import Markup, escape

from stancewatch.publish.hostile import visible

Attribute = str | int | float


def element(name: str, /, *children: str | Markup, **attributes: Attribute) -> Markup:
    """Return one element. Underscores in attribute names become hyphens; `class_` and `for_` lose theirs."""
    written = Markup().join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _value(value))
        for key, value in attributes.items()
    )
    content = Markup().join(
        child if isinstance(child, Markup) else escape(visible(child)) for child in children
    )
    if not content:
        return Markup("<{}{}/>").format(name, written)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, content)


def percent(share: float) -> str:
    """Return a share of 0 to 100 as a length."""
    return f"{_value(share)}%"


def _value(value: Attribute) -> str:
    return visible(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
