"""Names: whoever asks by any name, in any script and however it is typed, finds what bears it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model import folding
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.folding import fold
from caucasus_timeline.model.naming import spellings
from caucasus_timeline.model.records import Actor, Place
from caucasus_timeline.query import Query, select
from caucasus_timeline.query import naming as asking


def bare_of_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def exchanged(*pairs: str) -> Callable[[str], str]:
    """Return what puts the second sign of each pair for the first."""
    table = str.maketrans({pair[0]: pair[1:] for pair in pairs})
    return lambda text: text.translate(table)


WAYS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "as a title": str.title,
    "in Turkish capitals": lambda text: text.replace("i", "İ").upper(),
    "in Turkish small letters": lambda text: text.replace("I", "ı").replace("İ", "i").lower(),
    "without the dots of i": exchanged("iı", "İI"),
    "without accents": bare_of_accents,
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "without diaeresis on ё and breve on й": exchanged("ёе", "ЁЕ", "йи", "ЙИ"),
    "with the Armenian ev apart": exchanged("ևեւ"),
    "with the Armenian ev as it is spoken": exchanged("ևեվ"),
    "on an Arabic keyboard": exchanged("یي", "کك"),
    "without the Persian joiner": exchanged("\u200c"),
    "with Arabic hamzas": exchanged("اأ", "هة"),
    "with other apostrophes": exchanged("'’", "’ʼ"),
    "with no hyphens": exchanged("- "),
    "with other hyphens": exchanged("-‑"),
    "with wide spaces": lambda text: text.replace(" ", "\u00a0 ").center(40),
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fold each text once: there are thousands of questions about the same names."""
    once = cache(fold)
    for module in (folding, asking):
        monkeypatch.setattr(module, "fold", once)


def typed(way: str, *things: Place | Actor) -> Iterator[tuple[str, str]]:
    """Yield each name as it is typed that way, with the id of what bears it."""
    for thing in things:
        for name in dict.fromkeys(spellings(thing)):
            yield WAYS[way](name), thing.id


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("way", WAYS)
def test_every_name_of_a_place_finds_it_however_it_is_typed(way: str, record: Dataset) -> None:
    asked = typed(way, *record.places.values())
    lost = [name for name, id_ in asked if id_ not in found(record, "place", name)]
    assert lost == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("way", WAYS)
def test_every_name_of_an_actor_finds_it_however_it_is_typed(way: str, record: Dataset) -> None:
    asked = typed(way, *record.actors.values())
    lost = [name for name, id_ in asked if id_ not in found(record, "actor", name)]
    assert lost == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("way", WAYS)
def test_every_name_that_a_claim_goes_by_shows_it(way: str, record: Dataset) -> None:
    lost = [
        (claim.id, alias)
        for claim in record.claims.values()
        for alias in claim.aliases
        if claim.id not in found(record, "claim", WAYS[way](alias))
    ]
    assert lost == []


def found(data: Dataset, kind: str, name: str) -> set[str]:
    """Return the ids of what bears the name, or nothing."""
    try:
        if kind == "place":
            return asking.places_named(data, (name,))[0]
        if kind == "actor":
            return asking.actors_named(data, (name,))[0]
        return {claim.id for claim in asking.claims_named(data, name)}
    except TimelineError:
        return set()


def test_a_part_of_a_name_with_a_hyphen_finds_the_actor(record: Dataset) -> None:
    whole = {id_ for id_, one in record.actors.items() if "Ter-Petrosyan" in one.name}
    assert whole
    for part in ("Ter-Petrosyan", "ter petrosyan", "Տեր-Պետրոսյան"):
        assert whole <= asking.actors_named(record, (part,))[0]


def misspelt(name: str, at: int, how: str) -> str:
    at %= len(name)
    letter = {"dropped": "", "doubled": name[at] * 2, "exchanged": "ж"}[how]
    return name[:at] + letter + name[at + 1 :]


NEAR = re.compile(r"There is no (?:place|actor|claim) “.*”(?:; did you mean (.*)\? All:|: see) .*")


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(["place", "actor", "claim"]),
    how=st.sampled_from(["dropped", "doubled", "exchanged"]),
    which=st.integers(0, 9999),
    at=st.integers(0, 99),
)
def test_a_near_miss_is_a_sentence_that_offers_three_names_at_most_that_exist(
    kind: str, how: str, which: int, at: int, record: Dataset
) -> None:
    names = sorted(name for name in known(record, kind) if len(name) >= 6)
    name = misspelt(names[which % len(names)], at, how)
    if found(record, kind, name):
        return
    try:
        ask(record, kind, name)
    except TimelineError as fault:
        said = NEAR.fullmatch(str(fault))
        assert said, fault
        offered = re.split(r", | or ", said[1]) if said[1] else []
        assert len(offered) <= 3
        assert [one for one in offered if not found(record, kind, one)] == []


def known(data: Dataset, kind: str) -> set[str]:
    """Return every name of that kind that a question may hold."""
    if kind == "claim":
        return {name for claim in data.claims.values() for name in (claim.id, *claim.aliases)}
    things = data.places if kind == "place" else data.actors
    return {name for thing in things.values() for name in spellings(thing) if ", " not in name}


def ask(data: Dataset, kind: str, name: str) -> None:
    """Ask for the events of that place, actor or claim."""
    queries = {
        "place": Query(places=(name,)),
        "actor": Query(actors=(name,)),
        "claim": Query(claims=(name,)),
    }
    select(data, queries[kind])


def test_a_slip_in_a_name_offers_the_name(record: Dataset) -> None:
    for wrong, right in [
        ("Zangezurr", "Zangezur"),
        ("Зангзур", "Зангезур"),
        ("Զանգեզր", "Զանգեզուր"),
    ]:
        with pytest.raises(TimelineError, match=f"(?i)did you mean [^?]*{right}"):
            select(record, Query(places=(wrong,)))


SCRIPTS = ("LATIN", "CYRILLIC", "ARMENIAN", "GEORGIAN", "ARABIC", "GREEK")


def script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def letters() -> tuple[str, ...]:
    """Return every letter of the scripts in which names are written, by its Unicode name."""
    signs = map(chr, range(0x20, 0x20000))
    return tuple(c for c in signs if c.isalpha() and script(c) in SCRIPTS)


def test_scripts_are_never_crossed() -> None:
    assert len(letters()) > 3000
    crossed = [
        c
        for c in letters()
        if {script(f) for f in fold(c) if f.isalpha()} - {script(c), "MODIFIER"}
    ]
    assert crossed == []
    twins = [("Гавань", "Gavan"), ("Баку", "Baku"), ("Какас", "Kakac"), ("ορα", "opa"), ("օ", "o")]
    assert [pair for pair in twins if fold(pair[0]) == fold(pair[1])] == []


def test_no_two_scripts_in_which_a_place_is_named_are_one_when_folded(record: Dataset) -> None:
    for place in record.places.values():
        for name in spellings(place):
            written = {script(c) for c in name if c.isalpha()} - {"MODIFIER"}
            assert {script(c) for c in fold(name) if c.isalpha()} == written, name


def test_case_and_composition_of_a_letter_never_matter() -> None:
    def same(one: str, other: str) -> bool:
        return fold(one) == fold(other)

    differ = [
        c
        for c in letters()
        if not (
            same(c, c.upper())
            and same(c, c.lower())
            and same(c, unicodedata.normalize("NFC", c))
            and same(c, unicodedata.normalize("NFD", c))
        )
    ]
    assert differ == []


@given(st.text())
def test_what_is_folded_is_folded_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İrəvan", "IRƏVAN"),
        ("Iğdır", "ığdir"),
        ("ŞƏRUR", "Sarur"),
        ("Ереван", "ЕРЕВАН"),
        ("Ерёмин", "Еремин"),
        ("Гюмрий", "гюмрии"),
        ("Երևան", "ԵՐԵՒԱՆ"),
        ("Երևան", "ԵՐԵՎԱՆ"),
        ("Երևան", "Երեւան"),
        ("თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"),
        ("می‌خواهد", "ميخواهد"),
        ("زنگه‌زور", "زنگهزور"),
        ("باکو", "باكو"),
        ("آذربایجان", "اذربايجان"),
        ("دره‌ی سبز", "درۀی سبز"),
        ("مسئله", "مسيله"),
        ("Kel'badzhar", "Kel’badzhar"),
        ("Kel'badzhar", "Kelʼbadzhar"),
        ("Alma-Ata", "Alma–Ata"),
        ("Nakhchivan", "Nakh\u00adchivan"),
    ],
)
def test_ways_of_writing_one_name_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)
