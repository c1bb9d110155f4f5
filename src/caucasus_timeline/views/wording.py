"""The words and signs in which dates, findings and bearings are shown."""

from collections.abc import Iterable, Iterator
from datetime import date as Day

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import FIRST_DAY, LAST_DAY, Date
from caucasus_timeline.model.records import (
    Actor,
    Assertion,
    Claim,
    Event,
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
from caucasus_timeline.views.dating import (
    date_words,
    distance,
    short_words,
    signed_words,
    year_words,
)

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


def short_speaker(dataset: Dataset, claim: Claim) -> str:
    """Return who makes the claim: a person's last name, unless another speaker has it too."""
    actor = dataset.actors.get(claim.speaker)
    if actor is None:
        return claim.speaker
    return actor.name if actor.last_name in dataset.namesakes else actor.last_name


def speaker_and_year(dataset: Dataset, claim: Claim) -> str:
    """Return who makes the claim, short, and the year it was last made: ``Stalin 1920``."""
    return f"{short_speaker(dataset, claim)} {year_said(dataset, claim)}".rstrip()


def year_said(dataset: Dataset, claim: Claim) -> str:
    """Return the year in which the claim was last made, or nothing where it is not known."""
    statement = dataset.latest_statement(claim)
    return year_words(statement.date) if statement else ""


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


def marked_title(event: Event, *, disputed: bool = True) -> str:
    """Return the title of an event with the sign of one side's account and, if wanted, that of a
    dispute.
    """
    signs = f" {DISPUTED}" * (disputed and bool(event.disputes))
    return event.title + signs + f" {ONE_SIDED}" * bool(event.missing_side)


def kind_words(dataset: Dataset, kind: str) -> str:
    """Return the label of a kind of event, or its id in words where there is none."""
    return dataset.labels.get(("event-kind", kind)) or kind.replace("-", " ").capitalize()


def count(number: int, noun: str) -> str:
    """Return ``1 event`` or ``2 events``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def side_words(dataset: Dataset, id_: str) -> str:
    """Return the label of a side: ``Soviet Azerbaijan``."""
    return dataset.labels.get(("side", id_)) or id_.replace("-", " ").title()


def voice_words(dataset: Dataset, side: Side) -> str:
    """Return whose voice speaks for which side, and when: ``Azerbaijan, Hasanli (2012)``."""
    year = f" ({year_words(side.date)})" if side.date else ""
    return f"{side_words(dataset, side.side)}, {side.who}{year}"


def is_later(dataset: Dataset, evidence: Evidence, said: Date | None) -> bool:
    """Say whether the event came later than the claim was last made."""
    event = dataset.event_by_id.get(evidence.event)
    return bool(event and said and event.date.lo > said.hi)


def account_words(dataset: Dataset, evidence: Evidence) -> str:
    """Return whose account alone a line rests on: ``Armenia's account``; or nothing."""
    if not evidence.rests_on or evidence.rests_on in NOT_A_SIDE:
        return ""
    side = side_words(dataset, evidence.rests_on)
    return f"{side}'{'' if side.endswith('s') else 's'} account"


def one_sided_words(dataset: Dataset, evidence: Evidence) -> str:
    """Return the mark of a line that rests on one side's account, or nothing."""
    words = account_words(dataset, evidence)
    return f" {ONE_SIDED} {words}" if words else ""


def evidence_date(dataset: Dataset, evidence: Evidence) -> str:
    """Return the date of what a line of evidence names, in short words."""
    date = _date_of(dataset, evidence)
    return short_words(date) if date else "undated"


def evidence_shown(dataset: Dataset, assertion: Assertion, *, unfolded: bool) -> list[Evidence]:
    """Return the lines of evidence by date, undated ones last; those of context if unfolded."""
    shown = [e for e in assertion.evidence if unfolded or e.bearing != "context"]
    return sorted(shown, key=lambda evidence: _day(_date_of(dataset, evidence)))


def _day(date: Date | None) -> Day:
    if date is None:
        return LAST_DAY
    return date.hi if date.lo == FIRST_DAY else date.lo


def _date_of(dataset: Dataset, evidence: Evidence) -> Date | None:
    found = dataset.event_by_id.get(evidence.event) or dataset.statements.get(evidence.statement)
    source = dataset.sources.get(evidence.source)
    return found.date if found else source.date if source else None


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
    parts.append(_said_when(statement))
    parts.append(_FORMS.get(statement.text or "", ""))
    return " · ".join(part for part in parts if part)


def _said_when(statement: Statement) -> str:
    """Return when it was recorded, shown and published, where these days differ; a year that is
    the same for all is said once.
    """
    published = statement.published if statement.published != statement.date else None
    made = {"recorded": statement.recorded, "shown": statement.shown, "published": published}
    known = [(how, date) for how, date in made.items() if date]
    if not (statement.recorded or statement.shown):
        known.insert(0, ("", statement.date))
    if len(known) == 1:
        return f"{known[0][0]} {date_words(known[0][1])}".strip()
    words = [f"{how} {_on_or_by(date)}".strip() for how, date in known]
    year = f" {known[-1][1].hi.year}"
    if all(one.endswith(year) for one in words):
        words = [*(one.removesuffix(year) for one in words[:-1]), words[-1]]
    return ", ".join(words)


def _on_or_by(date: Date) -> str:
    """Return the date of something done in one day, of which only the last may be known."""
    return signed_words(date).replace("until ", "by ")


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


def said_words(dataset: Dataset, claim: Claim) -> str:
    """Return how often and in which years the claim was made in what was read, if not once."""
    known = dict.fromkeys(said.statement for said in claim.said)
    dates = [dataset.statements[id_].date for id_ in known if id_ in dataset.statements]
    if len(known) < 2 or not dates:
        return ""
    first, last = (year_words(one(dates, key=_day)) for one in (min, max))
    years = f"{first}–{last}" if first != last else f"in {first}"
    where = f"timeline claim {claim.id} --said"
    return f"on {len(known)} occasions, {years}, in what was read: {where}"


def latest_words(claim: Claim) -> list[Said]:
    """Return the quotations of the latest occasion, in the first language they are given in."""
    latest = claim.said[-1].statement if claim.said else ""
    quoted = [said for said in claim.said if said.statement == latest and said.quote]
    return [said for said in quoted if said.language == quoted[0].language]


def quote_words(said: Said) -> str:
    """Return a quotation, its language and whether it is translated."""
    how = {"yes": ", translated", "unknown": ", translated or not: not known", "no": ""}
    return f"“{said.quote}”" + f" ({said.language}{how[said.translated]})" * bool(said.language)


def edition_words(dataset: Dataset) -> str:
    """Return the title and version of the dataset."""
    about = dataset.about
    return f"{about.title}, version {about.version}" if about else "this dataset"
