"""What is in use, with counts: sources, places, topics, kinds of event, actors, periods."""

from collections import Counter
from collections.abc import Iterable

from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date, Window
from caucasus_timeline.model.records import Record, Source, Term
from caucasus_timeline.query import naming
from caucasus_timeline.query.answer import Answer, Chosen
from caucasus_timeline.query.asked import by_id, parts


def sources(dataset: Dataset, id_: str | None, claim_name: str | None) -> Answer:
    """Return the bibliography, that of one claim, or one source and what rests on it.

    Raises:
        TimelineError: if the source or the claim does not exist.
    """
    uses = _uses(dataset)
    if id_ is not None:
        source = naming.source_named(dataset, id_)
        resting = tuple(Chosen(e) for e in dataset.events if id_ in {c.id for c in e.sources})
        claims_ = tuple(c for c in by_id(dataset.claims) if id_ in _cited(c))
        return Answer(
            "sources",
            dataset,
            {"source": id_},
            events=resting,
            claims=claims_,
            sources=(source,),
            uses=uses,
        )
    if claim_name is not None:
        ids = {s for c in naming.claims_named(dataset, claim_name) for s in _cited(c)}
        chosen: tuple[Source, ...] = tuple(s for s in by_id(dataset.sources) if s.id in ids)
        return Answer("sources", dataset, {"claim": claim_name}, sources=chosen, uses=uses)
    return Answer("sources", dataset, sources=tuple(by_id(dataset.sources)), uses=uses)


def places(dataset: Dataset, *names: str, within: tuple[str, Date] | None = None) -> Answer:
    """Return every place in use, or those named with who held them when; ``within`` keeps only
    what may have held then.

    Raises:
        TimelineError: if a name is borne by no place, or a time is given and no name.
    """
    uses = Counter(id_ for one in dataset.events for id_ in one.places)
    if not names:
        if within:
            raise TimelineError("--in asks who held a place then: name a place, too.", USAGE)
        return Answer("places", dataset, places=tuple(by_id(dataset.places_met)), uses=uses)
    named = [place for name in names for place in naming.place_named(dataset, name)]
    found = list({place.id: place for place in named}.values())
    ids = {part.id for place in found for part in (place, *parts(dataset, place))}
    held = (t for t in dataset.tenures if t.place in ids)
    window = Window(within[1].lo, within[1].hi) if within else Window()
    tenures = tuple(t for t in held if t.may_meet(window))
    query = {"place": names, "in": within and within[0]}
    return Answer("places", dataset, query, places=tuple(found), tenures=tenures, uses=uses)


def tags(dataset: Dataset) -> Answer:
    """Return every topic in use, with how many events bear it."""
    return _words(dataset, "tags", "tag", (tag for one in dataset.events for tag in one.tags))


def kinds(dataset: Dataset) -> Answer:
    """Return every kind of event in use, with how many events are of it."""
    return _words(dataset, "kinds", "event-kind", (one.kind for one in dataset.events if one.kind))


def _words(dataset: Dataset, command: str, set_: str, used: Iterable[str]) -> Answer:
    """Return the words of an open list that are in use; one that has no definition by its id."""
    uses = Counter(used)
    defined = {term.id: term for term in dataset.terms if term.set == set_}
    bare = {id_: Term(set=set_, id=id_, label=id_, definition="") for id_ in uses}
    terms = tuple((bare | defined)[id_] for id_ in sorted(uses))
    return Answer(command, dataset, terms=terms, uses=uses)


def actors(dataset: Dataset, *names: str) -> Answer:
    """Return every person, state, party, force and body, or those named, each with how many
    events name it.

    Raises:
        TimelineError: if a name is borne by none.
    """
    uses = Counter(id_ for one in dataset.events for id_ in one.actors)
    if not names:
        return Answer("actors", dataset, actors=tuple(by_id(dataset.actors)), uses=uses)
    ids, notes = naming.actors_named(dataset, names)
    found = tuple(dataset.actors[id_] for id_ in sorted(ids) if id_ in dataset.actors)
    return Answer("actors", dataset, {"actor": names}, actors=found, uses=uses, notes=notes)


def periods(dataset: Dataset) -> Answer:
    """Return every period in order of time, with how many events may have happened in it."""
    spans = sorted(dataset.periods.values(), key=lambda p: (p.date.lo, p.date.hi, p.id))
    windows = {p.id: Window(p.date.lo, p.date.hi) for p in spans}
    uses = {id_: sum(e.date.may_meet(w) for e in dataset.events) for id_, w in windows.items()}
    return Answer("periods", dataset, periods=tuple(spans), uses=uses)


def _uses(dataset: Dataset) -> dict[str, int]:
    uses: dict[str, int] = {}
    records: tuple[Record, ...] = (
        *dataset.events,
        *dataset.claims.values(),
        *dataset.statements.values(),
        *dataset.periods.values(),
        *dataset.tenures,
    )
    for record in records:
        for id_ in _cited(record):
            uses[id_] = uses.get(id_, 0) + 1
    return uses


def _cited(record: Record) -> set[str]:
    from caucasus_timeline.model import references

    return {id_ for kind, id_, _ in references.named(record) if kind == "source"}
