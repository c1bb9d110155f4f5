"""What two speakers say of the same events.

Events are counted here, findings never: a finding stands on one assertion.
"""

import msgspec

from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.query import naming
from caucasus_timeline.query.answer import Answer, Chosen, Compared
from caucasus_timeline.query.asking import Query
from caucasus_timeline.query.selecting import select


def compare(
    dataset: Dataset, first: str, second: str, query: Query, *, both: bool = False
) -> Answer:
    """Return the events asked for on which a claim of either speaker bears, with the lines of
    these two alone; ``both`` leaves out those of which only one speaks.

    Raises:
        TimelineError: if a name means no speaker or several, both mean the same, or a place asked
            for does not exist.
    """
    one, other = naming.speaker_named(dataset, first), naming.speaker_named(dataset, second)
    if one == other:
        name = f"{dataset.speaker_name(one)} ({one})"
        raise TimelineError(f"Both names mean {name}: name two speakers.", USAGE)
    found = select(dataset, msgspec.structs.replace(query, speakers=(one, other)))
    events = tuple(_lines_of(event, (one, other)) for event in found.events)
    speakers = {event.event.id: {b.claim.speaker for b in event.bearings} for event in events}
    sets = list(speakers.values())
    compared = Compared(
        (one, other), sets.count({one, other}), sets.count({one}), sets.count({other})
    )
    return Answer(
        command="compare",
        dataset=dataset,
        query={**found.query, "both": both},
        events=tuple(e for e in events if len(speakers[e.event.id]) > both),
        compared=compared,
        notes=found.notes,
    )


def _lines_of(one: Chosen, speakers: tuple[str, str]) -> Chosen:
    lines = tuple(b for b in one.bearings if b.claim.speaker in speakers)
    return Chosen(one.event, lines)
