"""What a sound dataset keeps: one function a rule, its docstring the explanation a user reads."""

from collections.abc import Iterator

from caucasus_timeline.model import references
from caucasus_timeline.model.claim_rules import CLAIM_RULES
from caucasus_timeline.model.coverage_rules import COVERAGE_RULES
from caucasus_timeline.model.dataset import Dataset, event_order
from caucasus_timeline.model.dates import OldStyle
from caucasus_timeline.model.decoding import Entry, problem_at
from caucasus_timeline.model.faults import Fault, Rule
from caucasus_timeline.model.folding import did_you_mean, fold
from caucasus_timeline.model.naming import spellings
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Actor, Event, Place, Source, Tenure, Term
from caucasus_timeline.model.words import COUNTS_AS_READ, Level


def ids_are_unique(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """An id names one record; events and claims share one space of ids. Of sets that are read
    together each may keep the same place or actor, under one name, and the same words.
    """
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        name = getattr(entry.record, "id", None)
        if name is None or entry.kind == "dataset":
            continue
        space = "claim" if entry.kind == "event" else entry.kind
        if entry.kind == "term":
            space = f"term {getattr(entry.record, 'set', '')}"
        if not name:
            yield Fault(entry, ("id",), "the id is empty: others name a record by it")
        first = seen.setdefault((space, name), entry)
        if first is not entry and not _same_in_another_set(first, entry):
            where = f"{first.document.name}:{first.document.line_of(first.steps, name)}"
            yield Fault(entry, ("id",), f"the id “{name}” is taken already, in {where}", name)


def _same_in_another_set(first: Entry, other: Entry) -> bool:
    """Say whether two records of one id, in two sets, are the same word, or place or actor by
    name: then the first stands for both.
    """
    if first.document.root == other.document.root:
        return False
    one, two = first.record, other.record
    if isinstance(one, Place | Actor) and isinstance(two, Place | Actor):
        return fold(one.name) in map(fold, spellings(two)[1:])
    return isinstance(one, Term)


def references_resolve(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Whatever a record names by its id exists, where the dataset keeps such records; what was
    handed on (JSON, JSON Lines, CSV) may be a part of something larger.
    """
    known, kept = references.known_ids(dataset), references.kept_kinds(entries)
    for entry in entries:
        level = _of_curated(entry)
        for kind, word, steps in references.named(entry.record):
            ids = known.get(kind, set())
            if (entry.document.root, kind) in kept and word not in ids:
                meant = did_you_mean(word, sorted(ids)) if level == "error" else ""
                yield Fault(entry, steps, f"there is no {kind} “{word}”{meant}", word, level)


def _of_curated(entry: Entry) -> Level:
    """Return how grave it is what is a fault in a data file that people keep."""
    return "error" if entry.document.is_curated else "warning"


def what_is_named_is_kept(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A dataset that names events, statements, sources, places or actors keeps records of them."""
    known, kept = references.known_ids(dataset), references.kept_kinds(entries)
    for entry in entries:
        for kind, word, steps in references.named(entry.record):
            missing = (entry.document.root, kind)
            if kind not in references.KEPT_AS_RECORDS or missing in kept:
                continue
            if word not in known[kind]:
                kept.add(missing)  # said once
                no_record = f"and there is no record of {'it' if known[kind] else f'any {kind}'}"
                sentence = f"names the {kind} “{word}”, {no_record}"
                yield Fault(entry, steps, sentence, word, "warning")


def titles_are_unique(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """No two events bear one title; of many that were handed on some may."""
    seen: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry.record, Event):
            first = seen.setdefault(fold(entry.record.title), entry.record.id)
            if first != entry.record.id:
                sentence = f"the title is that of “{first}”: tell them apart"
                yield Fault(entry, ("title",), sentence, level=_of_curated(entry))


def records_are_in_order(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Events stand in order of date (earliest begin, latest end, id), other records by id, in the
    data files that people read.
    """
    last: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if not entry.document.is_curated:
            continue
        if entry.document.is_claim or not hasattr(entry.record, "id") or entry.kind == "term":
            continue
        before = last.get((entry.document.name, entry.kind))
        if before and _order(entry) < _order(before):
            sentence = f"stands after “{getattr(before.record, 'id', '')}”: move it up"
            yield Fault(entry, ("id",), sentence)
        else:
            last[entry.document.name, entry.kind] = entry


def _order(entry: Entry) -> tuple[object, ...]:
    if isinstance(entry.record, Event):
        return event_order(entry.record)
    return (getattr(entry.record, "id", ""),)


def old_style_agrees(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """An Old Style date is the same day as the Gregorian one, which is exact to the day."""
    for entry in entries:
        event = entry.record
        if not isinstance(event, Event) or event.old_style is None:
            continue
        if event.date.precision != "day":
            sentence = f"`old_style` needs a `date` exact to the day, not {event.date}"
            yield Fault(entry, ("old_style",), sentence)
        elif event.old_style.gregorian() != event.date.lo:
            right = OldStyle.of(event.date.lo)
            sentence = f"{event.date} is {right} in Old Style, not {event.old_style}"
            yield Fault(entry, ("old_style",), sentence)


def tenures_run_forward(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A tenure does not end before it begins."""
    for entry in entries:
        tenure = entry.record
        if isinstance(tenure, Tenure) and tenure.end.hi < tenure.start.lo:
            yield Fault(entry, ("to",), f"ends {tenure.end}, before it begins, {tenure.start}")


def confidence_is_earned(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """High confidence rests on two sources that were read; less is explained in a note. (A warning
    where the dataset keeps no sources.)
    """
    kept = references.kept_kinds(entries)
    for entry in entries:
        event = entry.record
        if not isinstance(event, Event) or event.confidence is None:
            continue
        if event.confidence != "high" and not event.confidence_note:
            sentence = f"confidence is {event.confidence}: say why in `confidence_note`"
            yield Fault(entry, ("confidence",), sentence, level=_of_curated(entry))
        if event.confidence == "high" and _read_sources(dataset, event) < 2:
            sentence = "confidence is high on fewer than two sources that were read"
            level: Level = "error" if (entry.document.root, "source") in kept else "warning"
            yield Fault(entry, ("confidence",), sentence, level=level)


def every_event_has_a_read_source(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Every event cites at least one source that was read."""
    for entry in entries:
        if isinstance(entry.record, Event) and not _read_sources(dataset, entry.record):
            sentence = "cites no source that was read"
            yield Fault(entry, ("sources",), sentence, level="warning")


def _read_sources(dataset: Dataset, event: Event) -> int:
    found = {c.id for c in event.sources if c.id in dataset.sources}
    return sum(dataset.sources[id_].read in COUNTS_AS_READ for id_ in found)


_UNFIT_HOSTS = (
    "wikipedia",
    "wikimili",
    "wikiwand",
    "wikizero",
    "wikisum",
    "wikiclassic",
    "wiki3",
    "piglix",
    "liquisearch",
    "explained.today",
    "everything.explained",
    "clever-geek",
    "alchetron",
    "docslib",
    "litmir",
    "iknigi",
    "profilbaru",
    "encycloreader",
    "worddisk",
    "dbpedia",
    "scribd",
    "pdfslide",
    "livelib",
    "knigochet",
    "threadreaderapp",
    "cryer.org.uk",
    "dic.academic",
    "news-pravda.com",
    "pangea-cms",
    "cloudfront.net",
    "run.app",
    "deno.dev",
    "pexelbrains",
    "azureedge",
    "web.archive",
    "translate.goog",
    "libgen",
    "z-lib",
)


def sources_are_citable(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A source names an author or publisher, and links to no wiki, mirror or shadow copy."""
    for entry in entries:
        source = entry.record
        if not isinstance(source, Source):
            continue
        if not (source.authors or source.publisher):
            yield Fault(entry, (), "needs `authors` or `publisher`")
        if source.url and not source.url.startswith(("http://", "https://")):
            yield Fault(entry, ("url",), "`url` must begin with http:// or https://")
        host = source.url.split("/")[2] if source.url.count("/") >= 2 else ""
        unfit = next((name for name in _UNFIT_HOSTS if name in host), "")
        if unfit:
            sentence = f"{host} is a wiki, mirror or copy: cite the genuine publisher"
            yield Fault(entry, ("url",), sentence)


INTEGRITY: list[Rule] = [ids_are_unique, references_resolve]
"""What must hold before anything is shown."""

RULES: list[Rule] = [
    *INTEGRITY,
    what_is_named_is_kept,
    titles_are_unique,
    records_are_in_order,
    old_style_agrees,
    tenures_run_forward,
    confidence_is_earned,
    every_event_has_a_read_source,
    sources_are_citable,
    *COVERAGE_RULES,
    *CLAIM_RULES,
]
"""What `timeline check` asks of a dataset, in this order."""


OF_THE_WHOLE: list[Rule] = [
    references_resolve,
    what_is_named_is_kept,
    confidence_is_earned,
    every_event_has_a_read_source,
    *COVERAGE_RULES,
]
"""What can be asked only of a dataset that was read whole: an unread record would be missed."""


def broken(rules: list[Rule], dataset: Dataset, entries: list[Entry]) -> list[Problem]:
    """Return what breaks the rules, each with its file and line, in the order of the files."""
    problems = [_placed(fault, rule) for rule in rules for fault in rule(dataset, entries)]
    return sorted(problems, key=lambda p: (p.file, p.line))


def _placed(fault: Fault, rule: Rule) -> Problem:
    entry = fault.entry
    steps = (*entry.steps, *fault.steps)
    problem = problem_at(entry.document, steps, fault.sentence, fault.word, rule=rule.__name__)
    name = str(getattr(entry.record, "id", ""))
    return problem._replace(level=fault.level, record=entry.kind, id=name)
