"""The forms of English verbs, from the one form a passive shows: its participle.

A verb that is not listed has no plain form here: who asks then has to do without, rather than with an invented word.
"""

from functools import cache
from typing import NamedTuple

from stancewatch.suffixscape.grammar.wording import table_of, words_of


class _Irregular(NamedTuple):
    plain: str
    past: str


@cache
def _irregular() -> dict[str, _Irregular]:
    return {
        participle: _Irregular(plain, past) for plain, past, participle in table_of("irregular_verbs.txt")
    }


@cache
def _regular_verbs() -> frozenset[str]:
    return words_of("verbs.txt") - {plain for plain, _ in _irregular().values()}


@cache
def of_act() -> dict[str, str]:
    """Return the verb of each noun for an act with consequences, by the noun in the singular."""
    return dict(table_of("act_verbs.txt"))


def plain(participle: str) -> str:
    """Return the plain form of a verb from its participle: "removed" gives "remove". Empty where it is not known."""
    prefix, hyphen, last = participle.rpartition("-")
    known = _irregular().get(last)
    if known is not None:
        return prefix + hyphen + known.plain
    if not last.endswith("ed"):
        return ""
    stem = last[:-2]
    candidates = [stem + "e", stem]
    if stem.endswith("i"):
        candidates.append(stem[:-1] + "y")
    if stem[-1:] == stem[-2:-1]:
        candidates.append(stem[:-1])
    verb = next((one for one in candidates if one in _regular_verbs()), "")
    return verb and prefix + hyphen + verb


def past(participle: str) -> str:
    """Return the past of a verb from its participle: "taken" gives "took". Empty where it is not known."""
    prefix, hyphen, last = participle.rpartition("-")
    known = _irregular().get(last)
    if known is not None:
        return prefix + hyphen + known.past
    return participle if last.endswith("ed") else ""


def past_of(verb: str) -> str:
    """Return the past of a listed verb from its plain form, which is no word that doubles its last letter."""
    known = {one.plain: one.past for one in _irregular().values()}.get(verb)
    if known:
        return known
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_y(verb) else verb + "ed"


def present(verb: str) -> str:
    """Return the form in -s from a plain form: "remove" gives "removes"."""
    if _ends_in_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in "aeiou"


def gerund(participle: str) -> str:
    """Return the form in -ing from a participle: "dropped" gives "dropping". Empty where it is not known."""
    verb = plain(participle)
    if participle.endswith("ed") and participle[:-2] == verb + verb[-1:]:
        return participle[:-2] + "ing"
    if not verb or (verb[-1] not in "aeiouwxy" and len(verb) <= 3 and verb + "ed" != participle):
        return ""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return "" if verb in _DOUBLING else verb + "ing"


_DOUBLING = frozenset(("begin", "forget", "forbid", "overrun", "upset", "split", "shut", "spin", "swim"))


def plain_of_gerund(word: str) -> str:
    """Return the plain form of a verb from its form in -ing: "scraping" gives "scrape". Empty where it is not known."""
    return plain(word[:-3] + "ed") if word.endswith("ing") else ""
