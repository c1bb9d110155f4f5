"""What a sound claim keeps: one function a rule, its docstring the explanation a user reads."""

import re
from collections.abc import Iterator
from itertools import pairwise

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.faults import Fault, Rule
from caucasus_timeline.model.findings import unsound_findings
from caucasus_timeline.model.records import Claim, Evidence


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


_FINDING_WORD = re.compile(
    r"\b(?:(?:in)?accurate|misleading|disputed|unsupported|unverifiable|not rated)\b", re.IGNORECASE
)


def print_carries_no_finding(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """What is offered for print tells what happened and holds none of the words of findings."""
    for entry, claim in _claims(entries):
        found = _FINDING_WORD.search(claim.in_print)
        if found:
            sentence = f"`in_print` holds a finding-word, “{found[0]}”: say what happened"
            yield Fault(entry, ("in_print",), sentence)


def lines_are_in_order(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Evidence of events and statements stands by date, sides by alphabet."""
    for entry, claim in _claims(entries):
        for i, assertion in enumerate(claim.assertions):
            for j, before in _late([_dated(dataset, line) for line in assertion.evidence]):
                key = "event" if assertion.evidence[j].event else "statement"
                sentence = f"this evidence stands after that of {before}: move it up"
                yield Fault(entry, ("assertion", i, "evidence", j, key), sentence)
            for j, before in _late([side.side for side in assertion.sides]):
                sentence = f"this side stands after “{before}”: move it up"
                yield Fault(entry, ("assertion", i, "side", j, "side"), sentence)


def _late(values: list[str]) -> Iterator[tuple[int, str]]:
    """Yield where a value is lower than the one before it, and that one; blanks do not count."""
    known = [(j, value) for j, value in enumerate(values) if value]
    for (_, before), (j, value) in pairwise(known):
        if value < before:
            yield j, before


def _dated(dataset: Dataset, line: Evidence) -> str:
    """Return the day by which a line of evidence is ordered; a source has none."""
    found = dataset.event_by_id.get(line.event) or dataset.statements.get(line.statement)
    return found.date.lo.isoformat() if found else ""


def nobody_supports_himself(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """What a speaker or his own side says never supports the speaker's claim; it is context."""
    for entry, claim in _claims(entries):
        speaker = dataset.actors.get(claim.speaker)
        own = {claim.speaker, speaker.side if speaker else ""} - {""}
        for i, assertion in enumerate(claim.assertions):
            for j, line in enumerate(assertion.evidence):
                said = dataset.statements.get(line.statement)
                who = dataset.actors.get(said.speaker) if said else None
                if line.bearing == "supports" and who and own & {who.id, who.side}:
                    sentence = "a statement of the speaker's own side is context, not support"
                    yield Fault(entry, ("assertion", i, "evidence", j, "bearing"), sentence)


def occasions_are_named(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """An assertion made on one occasion only names an occasion on which the claim was made."""
    for entry, claim in _claims(entries):
        spoken = {said.statement for said in claim.said}
        for i, assertion in enumerate(claim.assertions):
            for id_ in assertion.only_in:
                if id_ not in spoken:
                    sentence = f"“{id_}” is no occasion of this claim: add it to `said`"
                    yield Fault(entry, ("assertion", i, "only_in"), sentence, id_)


SHORT_COLUMNS = {"word": 20, "short": 46, "because": 32}


def first_screen_fits(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """What the first screen of a claim shows of an assertion fits its columns."""
    for entry, claim in _claims(entries):
        for i, assertion in enumerate(claim.assertions):
            for key, width in SHORT_COLUMNS.items():
                if (length := len(getattr(assertion, key))) > width:
                    sentence = f"`{key}` has {length} characters: {width} at most"
                    yield Fault(entry, ("assertion", i, key), sentence)


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


CLAIM_RULES: list[Rule] = [
    evidence_names_one_thing,
    assertion_ids_are_words,
    findings_follow_evidence,
    lines_are_in_order,
    nobody_supports_himself,
    occasions_are_named,
    quotations_are_short,
    print_carries_no_finding,
    first_screen_fits,
    no_speaker_is_half,
]
"""What is asked of claims, in this order."""
