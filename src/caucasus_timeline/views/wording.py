"""The words and signs in which dates, findings and bearings are shown."""

from collections.abc import Iterable, Iterator

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date
from caucasus_timeline.model.records import (
    Actor,
    Assertion,
    Claim,
    Evidence,
    NoReply,
    Place,
    Said,
    Side,
    Source,
    Statement,
    Tenure,
)
from caucasus_timeline.model.words import COUNTS_AS_READ, NOT_A_SIDE, NOT_FOUND, Bearing, Finding
from caucasus_timeline.views.dating import date_words, distance, short_words, year_words

FINDING_SIGNS: dict[Finding, str] = {
    "accurate": "=",
    "mostly-accurate": "≈",
    "misleading": "↷",
    "inaccurate": "≠",
    "disputed": "⇄",
    "unsupported": "∅",
    "unverifiable": "?",
    "not-rated": "–",
}
BEARING_SIGNS: dict[Bearing, str] = {
    "supports": "+",
    "contradicts": "−",
    "qualifies": "~",
    "context": "·",
}
ONE_SIDED = "◇"
NOTE = (
    "Findings stand on single statements and are not added up. What the words mean: timeline about"
)
DISPUTED = "⇄"


def finding_words(finding: Finding) -> str:
    """Return the sign and the word: ``≈ mostly accurate``."""
    return f"{FINDING_SIGNS[finding]} {finding.replace('-', ' ')}"


def short_finding(finding: Finding) -> str:
    """Return the sign and the word for a narrow column: ``≈ mostly``."""
    return finding_words(finding).replace("mostly accurate", "mostly")


def speaker_and_year(dataset: Dataset, claim: Claim) -> str:
    """Return who makes the claim, short, and the year it was last made: ``Stalin 1920``."""
    actor = dataset.actors.get(claim.speaker)
    name = actor.name if actor else claim.speaker
    if actor and actor.kind == "person" and name.split()[-1] not in dataset.namesakes:
        name = name.split()[-1]
    statement = dataset.latest_statement(claim)
    return f"{name} {year_words(statement.date)}" if statement else name


def place_names(dataset: Dataset, ids: Iterable[str]) -> list[str]:
    """Return the name of each place, or its id where there is no record."""
    return [dataset.places[id_].name if id_ in dataset.places else id_ for id_ in ids]


def is_read(source: Source) -> bool:
    """Say whether enough of the source was read for it to carry a statement of the record."""
    return source.read in COUNTS_AS_READ


def spelled(thing: Place | Actor) -> str:
    """Return the name of a place or actor, a place's years, and the names in each language."""
    parts = [f"{language}: {', '.join(names)}" for language, names in thing.names.items()]
    years = f" ({thing.years})" if isinstance(thing, Place) and thing.years else ""
    return f"{thing.name}{years}" + (f"; {'; '.join(parts)}" if parts else "")


def source_words(source: Source) -> str:
    """Return who, title, where and when of a source in one line."""
    who = "; ".join(source.authors) or source.publisher
    where = ", ".join(p for p in (source.container, source.volume) if p)
    publisher = source.publisher if source.authors and source.publisher != where else ""
    date = date_words(source.date) if source.date else ""
    parts = [who, source.title, where, publisher, date]
    return ". ".join(part.rstrip(".") for part in parts if part)


def perspective_words(source: Source) -> str:
    """Return language, whose voice and how it was read, for the end of a source's line."""
    voice = f"{source.perspective.country.replace('-', ' ').title()}, {source.perspective.standing}"
    party = "; a party to the matter" if source.interested else ""
    return (
        f"{source.language}; {voice}; {source.kind}; read: {source.read.replace('-', ' ')}{party}"
    )


def evidence_until(dataset: Dataset) -> str:
    """Return ``evidence to 30 June 2026``, or nothing where the dataset does not say."""
    about = dataset.about
    return f"evidence to {date_words(about.evidence_until)}" if about else ""


def count(number: int, noun: str) -> str:
    """Return ``1 event`` or ``2 events``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def side_words(dataset: Dataset, id_: str) -> str:
    """Return the label of a side: ``Soviet Azerbaijan``."""
    return dataset.labels.get(("side", id_)) or id_.replace("-", " ").title()


def voice_words(dataset: Dataset, side: Side) -> str:
    """Return whose voice speaks for which side, and when: ``West, Ara Hovit (2001)``."""
    year = f" ({year_words(side.date)})" if side.date else ""
    return f"{side_words(dataset, side.side)}, {side.who}{year}"


def one_sided_words(dataset: Dataset, evidence: Evidence) -> str:
    """Return the mark of a line that rests on one side's account, or nothing."""
    if not evidence.rests_on or evidence.rests_on in NOT_A_SIDE:
        return ""
    return f" {ONE_SIDED} {side_words(dataset, evidence.rests_on)}'s account"


def evidence_marks(dataset: Dataset, evidence: Evidence, said: Date | None) -> str:
    """Return what must be known of a line of evidence: on whose account it rests, and whether the
    event came later than the claim was last made.
    """
    event = dataset.event_by_id.get(evidence.event)
    later = event and said and event.date.lo > said.hi
    return one_sided_words(dataset, evidence) + " (later)" * bool(later)


def evidence_date(dataset: Dataset, evidence: Evidence) -> str:
    """Return the date of what a line of evidence names, in short words."""
    found = dataset.event_by_id.get(evidence.event) or dataset.statements.get(evidence.statement)
    source = dataset.sources.get(evidence.source)
    date = found.date if found else source.date if source else None
    return short_words(date) if date else "undated"


def on_control(claim: Claim) -> Assertion | None:
    """Return the first assertion on which it bears who held the land, if there is one."""
    return next((a for a in claim.assertions if any(e.on == "control" for e in a.evidence)), None)


def holder_words(tenure: Tenure) -> str:
    """Return who held a place, or that nobody was found who did."""
    return "not found" if tenure.holder == NOT_FOUND else tenure.holder


def no_reply_words(no_reply: NoReply) -> str:
    """Return where an answer was looked for and not found, and until when."""
    until = date_words(no_reply.until)
    return f"No answer found until {until} in: {no_reply.looked.rstrip('.')}."


def occasion_words(dataset: Dataset, statement: Statement) -> str:
    """Return who speaks, on what occasion, where and when, and in what form the words came."""
    actor = dataset.actors.get(statement.speaker)
    role = f", {actor.note.rstrip('.')}" if actor and actor.note else ""
    parts = [f"{dataset.speaker_name(statement.speaker)}{role}", statement.title, statement.venue]
    made = [("recorded", statement.recorded), ("shown", statement.shown)]
    dates = [f"{how} {_on_or_by(date)}" for how, date in made if date]
    dates = dates or [date_words(statement.date)]
    if statement.published and statement.published != statement.date:
        dates.append(f"published {date_words(statement.published)}")
    parts.append(", ".join(dates))
    parts.append(_FORMS.get(statement.text or "", ""))
    return " · ".join(part for part in parts if part)


def _on_or_by(date: Date) -> str:
    """Return the date of something done in one day, of which only the last may be known."""
    return date_words(date).replace("until ", "by ")


_FORMS = {"official": "official text", "relay": "as relayed by others", "excerpt": "in excerpt"}


def remarks(dataset: Dataset, assertion: Assertion) -> Iterator[str]:
    """Yield what must be said of an assertion beside its reason, a sentence each."""
    if assertion.measure:
        first = dataset.event_by_id.get(assertion.measure.start)
        last = dataset.event_by_id.get(assertion.measure.end)
        if first and last:
            apart = distance(first.date, last.date)
            yield f"Computed: {apart}, from “{first.title}” to “{last.title}”."
    if assertion.only_in:
        named = [dataset.statements[id_] for id_ in assertion.only_in if id_ in dataset.statements]
        occasions = "; ".join(f"{one.title}, {date_words(one.date)}" for one in named)
        yield f"Said only on this occasion: {occasions}."
    if assertion.omits in dataset.event_by_id:
        omitted = dataset.event_by_id[assertion.omits]
        yield f"Left out: {omitted.title} ({date_words(omitted.date)})."
    if assertion.looked:
        yield f"Looked in: {assertion.looked}."
    if assertion.not_opened:
        yield f"Not opened: {'; '.join(assertion.not_opened)}. This is not proof of absence."
    if assertion.as_of:
        yield f"True as of {date_words(assertion.as_of)}."


def latest_words(claim: Claim) -> list[Said]:
    """Return the quotations of the latest occasion, in the first language they are given in."""
    latest = claim.said[-1].statement if claim.said else ""
    quoted = [said for said in claim.said if said.statement == latest and said.quote]
    return [said for said in quoted if said.language == quoted[0].language]


def quote_words(said: Said) -> str:
    """Return a quotation, its language and whether it is translated."""
    how = {"yes": ", translated", "unknown": ", translated or not: not known", "no": ""}
    return f"“{said.quote}”" + (f" ({said.language}{how[said.translated]})" * bool(said.language))


def edition_words(dataset: Dataset) -> str:
    """Return the title and version of the dataset."""
    about = dataset.about
    return f"{about.title}, version {about.version}" if about else "this dataset"
