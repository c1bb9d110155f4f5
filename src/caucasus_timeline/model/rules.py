"""What a sound dataset keeps: one function a rule, its docstring the explanation a user reads."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from caucasus_timeline.model import references
from caucasus_timeline.model.dataset import Dataset, event_order
from caucasus_timeline.model.dates import OldStyle
from caucasus_timeline.model.decoding import Entry, problem_at
from caucasus_timeline.model.findings import unsound_findings
from caucasus_timeline.model.folding import did_you_mean, fold
from caucasus_timeline.model.problems import Problem, Steps
from caucasus_timeline.model.records import Claim, Event, Source
from caucasus_timeline.model.words import COUNTS_AS_READ, Level


class Fault(NamedTuple):
    """What a rule finds: in which record, where in it, and the sentence."""

    entry: Entry
    steps: Steps
    sentence: str
    word: str = ""
    level: Level = "error"


Rule = Callable[[Dataset, list[Entry]], Iterator[Fault]]


def ids_are_unique(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """An id names one record; events and claims share one space of ids."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        name = getattr(entry.record, "id", None)
        if name is None or entry.kind == "dataset":
            continue
        space = "claim" if entry.kind == "event" else entry.kind
        if entry.kind == "term":
            space = f"term {getattr(entry.record, 'set', '')}"
        first = seen.setdefault((space, name), entry)
        if first is not entry:
            where = f"{first.document.name}"
            yield Fault(entry, ("id",), f"the id “{name}” is taken already, in {where}", name)


def references_resolve(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Whatever a record names by its id exists."""
    known = references.known_ids(dataset, entries)
    for entry in entries:
        for kind, word, steps in references.named(entry.record):
            ids = known.get(kind)
            if ids is None or word in ids:
                continue
            kinds = " or ".join(kind.split("|"))
            sentence = f"there is no {kinds} “{word}”{did_you_mean(word, sorted(ids))}"
            yield Fault(entry, steps, sentence, word)


def titles_are_unique(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """No two events bear one title."""
    seen: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry.record, Event):
            first = seen.setdefault(fold(entry.record.title), entry.record.id)
            if first != entry.record.id:
                yield Fault(entry, ("title",), f"the title is that of “{first}”: tell them apart")


def records_are_in_order(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Events stand in order of date (earliest begin, latest end, id), other records by id."""
    last: dict[tuple[str, str], Entry] = {}
    for entry in entries:
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


def evidence_names_one_thing(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A line of evidence names one event, statement or source, and each once in one respect."""
    for entry, claim in _claims(entries):
        for i, assertion in enumerate(claim.assertions):
            seen = set()
            for j, line in enumerate(assertion.evidence):
                steps = ("assertion", i, "evidence", j)
                named = [x for x in (line.event, line.statement, line.source) if x]
                if len(named) != 1:
                    yield Fault(entry, steps, "evidence names one event, statement or source")
                elif (named[0], line.on) in seen:
                    sentence = f"“{named[0]}” bears twice on one respect, {line.on}: join the lines"
                    yield Fault(entry, (*steps, "on"), sentence)
                seen.add((named[0] if named else "", line.on))


def assertion_ids_are_words(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """The id of an assertion is unique in its claim."""
    for entry, claim in _claims(entries):
        seen = set()
        for i, assertion in enumerate(claim.assertions):
            if assertion.id in seen:
                sentence = f"the assertion “{assertion.id}” stands twice in this claim"
                yield Fault(entry, ("assertion", i, "id"), sentence, assertion.id)
            seen.add(assertion.id)


def findings_follow_evidence(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A finding has the evidence that its definition asks for (timeline about)."""
    for entry, claim in _claims(entries):
        speaker = dataset.actors.get(claim.speaker)
        for i, assertion in enumerate(claim.assertions):
            for sentence in unsound_findings(assertion, dataset, speaker):
                yield Fault(entry, ("assertion", i, "finding"), sentence)


def confidence_is_earned(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """High confidence rests on two sources that were read; less is explained in a note."""
    for entry in entries:
        event = entry.record
        if not isinstance(event, Event) or event.confidence is None:
            continue
        if event.confidence != "high" and not event.confidence_note:
            sentence = f"confidence is {event.confidence}: say why in `confidence_note`"
            yield Fault(entry, ("confidence",), sentence)
        if event.confidence == "high" and _read_sources(dataset, event) < 2:
            sentence = "confidence is high on fewer than two sources that were read"
            yield Fault(entry, ("confidence",), sentence)


def every_event_has_a_read_source(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Every event cites at least one source that was read."""
    for entry in entries:
        if isinstance(entry.record, Event) and not _read_sources(dataset, entry.record):
            sentence = "cites no source that was read"
            yield Fault(entry, ("sources",), sentence, level="warning")


def _read_sources(dataset: Dataset, event: Event) -> int:
    found = {c.id for c in event.sources if c.id in dataset.sources}
    return sum(dataset.sources[id_].read in COUNTS_AS_READ for id_ in found)


QUOTE_WORDS = 15
PRINT_WORDS = 70


def quotations_are_short(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A quotation has at most 15 words; what is offered for print at most 70."""
    for entry, claim in _claims(entries):
        for i, said in enumerate(claim.said):
            if (count := len(said.quote.split())) > QUOTE_WORDS:
                sentence = f"the quotation has {count} words: {QUOTE_WORDS} at most"
                yield Fault(entry, ("said", i, "quote"), sentence)
        if (count := len(claim.in_print.split())) > PRINT_WORDS:
            sentence = f"`in_print` has {count} words: {PRINT_WORDS} at most"
            yield Fault(entry, ("in_print",), sentence)


SHORT_COLUMNS = {"word": 20, "short": 46, "because": 32}


def first_screen_fits(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """What the first screen of a claim shows of an assertion fits its columns."""
    for entry, claim in _claims(entries):
        for i, assertion in enumerate(claim.assertions):
            for key, width in SHORT_COLUMNS.items():
                if (length := len(getattr(assertion, key))) > width:
                    sentence = f"`{key}` has {length} characters: {width} at most"
                    yield Fault(entry, ("assertion", i, key), sentence)


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


def sources_are_used(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Every source is cited somewhere."""
    used = {
        word
        for entry in entries
        for kind, word, _ in references.named(entry.record)
        if kind == "source"
    }
    for entry in entries:
        if isinstance(entry.record, Source) and entry.record.id not in used:
            yield Fault(entry, ("id",), "is cited nowhere", level="warning")


def no_speaker_is_half(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """At most half of the claims are any one speaker's, where there are two or more."""
    counts: dict[str, int] = {}
    for _, claim in _claims(entries):
        counts[claim.speaker] = counts.get(claim.speaker, 0) + 1
    total = sum(counts.values())
    for entry, claim in _claims(entries):
        if total > 1 and counts.pop(claim.speaker, 0) * 2 > total:
            sentence = f"“{claim.speaker}” makes more than half of the claims"
            yield Fault(entry, ("speaker",), sentence, level="warning")


def _claims(entries: list[Entry]) -> Iterator[tuple[Entry, Claim]]:
    for entry in entries:
        if isinstance(entry.record, Claim):
            yield entry, entry.record


INTEGRITY: list[Rule] = [ids_are_unique, references_resolve]
"""What must hold before anything is shown."""

RULES: list[Rule] = [
    *INTEGRITY,
    titles_are_unique,
    records_are_in_order,
    old_style_agrees,
    evidence_names_one_thing,
    assertion_ids_are_words,
    findings_follow_evidence,
    confidence_is_earned,
    every_event_has_a_read_source,
    quotations_are_short,
    first_screen_fits,
    sources_are_citable,
    sources_are_used,
    no_speaker_is_half,
]
"""What `timeline check` asks of a dataset, in this order."""


def broken(rules: list[Rule], dataset: Dataset, entries: list[Entry]) -> list[Problem]:
    """Return what breaks the rules, each with its file and line, in the order of the files."""
    problems = [_placed(fault, rule) for rule in rules for fault in rule(dataset, entries)]
    return sorted(problems, key=lambda p: (p.file, p.line))


def _placed(fault: Fault, rule: Rule) -> Problem:
    entry = fault.entry
    steps = (*entry.steps, *fault.steps)
    problem = problem_at(entry.document, steps, fault.sentence, fault.word, rule=rule.__name__)
    return problem._replace(level=fault.level, record=entry.kind)
