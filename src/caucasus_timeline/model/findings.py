"""Whether a finding has the evidence that its definition asks for."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Actor, Assertion, Evidence
from caucasus_timeline.model.words import COUNTS_AS_READ, NOT_A_SIDE


def unsound_findings(
    assertion: Assertion, dataset: Dataset, speaker: Actor | None
) -> Iterator[str]:
    """Yield a sentence for everything that the finding lacks."""
    lines = assertion.evidence
    supports = [line for line in lines if line.bearing == "supports"]
    against = [line for line in lines if line.bearing == "contradicts"]
    qualifies = [line for line in lines if line.bearing == "qualifies"]
    finding = assertion.finding
    if finding in ("accurate", "mostly-accurate") and not supports:
        yield f"“{finding}” needs a line of evidence that supports"
    if finding == "accurate" and any(line.rests_on in NOT_A_SIDE for line in against):
        yield "“accurate” stands against a contradiction that rests on more than one side"
    if finding == "mostly-accurate" and not qualifies:
        yield "“mostly-accurate” needs a line of evidence that qualifies"
    if finding == "misleading" and not assertion.omits:
        yield "“misleading” needs `omits`, the event left out"
    if finding == "inaccurate" and not any(_not_an_opponents(line, speaker) for line in against):
        yield "“inaccurate” needs a contradiction that does not rest on an opponent alone"
    if finding == "unsupported" and not assertion.looked:
        yield "“unsupported” needs `looked`, where a trace was looked for"
    if (finding == "not-rated") != (assertion.kind in ("value", "counterfactual")):
        yield f"“{finding}” does not go with the kind “{assertion.kind}”"
    if finding == "disputed":
        yield from _undisputed(assertion, dataset, supports, [*against, *qualifies])


def _not_an_opponents(line: Evidence, speaker: Actor | None) -> bool:
    own = speaker.side if speaker else ""
    return line.rests_on in NOT_A_SIDE or line.rests_on in ("", own)


def _undisputed(
    assertion: Assertion, dataset: Dataset, pro: list[Evidence], contra: list[Evidence]
) -> Iterator[str]:
    if assertion.kind in ("label", "legal"):
        if len({side.side for side in assertion.sides}) < 2:
            yield f"a disputed {assertion.kind} needs two sides"
        for side in assertion.sides:
            read = [dataset.sources[s].read for s in side.sources if s in dataset.sources]
            if dataset.sources and not any(r in COUNTS_AS_READ for r in read):
                yield f"{side.who}: no source of this side was read"
    elif not {line.on for line in pro} & {line.on for line in contra}:
        yield (
            f"a disputed {assertion.kind} needs evidence that supports and evidence that"
            " contradicts or qualifies in the same respect"
        )
