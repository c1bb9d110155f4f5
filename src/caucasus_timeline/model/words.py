"""The closed lists that rules hang on, each word with its definition, written once."""

from typing import Literal

Finding = Literal[
    "accurate",
    "mostly-accurate",
    "misleading",
    "inaccurate",
    "disputed",
    "unsupported",
    "unverifiable",
    "not-rated",
]
FINDINGS: dict[Finding, str] = {
    "accurate": "Every checkable word holds on evidence that does not come only from the speaker's"
    " own side, and nothing omitted would change the answer to the question being answered.",
    "mostly-accurate": "The core holds, a stated detail is off or needs narrowing, and a reader"
    " who is told so would still draw the same conclusion.",
    "misleading": "Each word can be defended, but one named fact left out would make a reader draw"
    " a different conclusion on the very point asserted.",
    "inaccurate": "The core is contradicted by evidence that does not come only from an opponent,"
    " and no independent evidence supports it.",
    "disputed": "Of a fact: independent evidence, or specialists who saw the documents, stand on"
    " both sides and nothing better settles it. Of a word or a rule: parties or competent bodies"
    " apply it differently and none with authority over the matter has decided. It never means"
    " merely that somebody denies it.",
    "unsupported": "The speaker names no source and is not placed to know, a trace could be"
    " expected in the places searched, and none was found; this does not say that it is false.",
    "unverifiable": "No record open to us can settle it, or the only testimony is an interested"
    " party's who may know; the reason says which.",
    "not-rated": "A value, a forecast or a counterfactual: no evidence can make it true or false"
    " today.",
}

Bearing = Literal["supports", "contradicts", "qualifies", "context"]
BEARINGS: dict[Bearing, str] = {
    "supports": "What happened, as its best source tells it, is what the assertion says, in the"
    " respect named.",
    "contradicts": "It and the assertion, as worded, cannot both be true in the respect named.",
    "qualifies": "Both are true, but it narrows who, when, what, how far or in what form.",
    "context": "A reader needs it to follow; strike it out and the finding stands.",
}

Respect = Literal[
    "who",
    "when",
    "what",
    "where",
    "extent",
    "control",
    "claim",
    "title",
    "will",
    "cause",
    "result",
    "form",
    "word",
]

AssertionKind = Literal[
    "fact", "attribution", "causal", "legal", "label", "value", "counterfactual"
]
ASSERTION_KINDS: dict[AssertionKind, str] = {
    "fact": "Something happened, was so, or was done by somebody.",
    "attribution": "Somebody said something: checked against the transcript.",
    "causal": "One thing brought about another.",
    "legal": "A rule or a title in law applied.",
    "label": "A word that judges: occupation, liberation, restoration.",
    "value": "Something was good, bad or somebody's responsibility.",
    "counterfactual": "What would or could have happened.",
}

Confidence = Literal["high", "medium", "low"]
CONFIDENCES: dict[Confidence, str] = {
    "high": "Two or more citable sources that were read agree on what matters.",
    "medium": "One source was read, or a detail that matters is open; the note says which.",
    "low": "Reported, not established; the note says why.",
}

Read = Literal["whole", "excerpt", "abstract", "contents", "review", "not-read"]
READ: dict[Read, str] = {
    "whole": "read from beginning to end",
    "excerpt": "read in part",
    "abstract": "only its abstract was read",
    "contents": "only its table of contents was seen",
    "review": "known from a review of it",
    "not-read": "further reading; it carries no statement of the record",
}
COUNTS_AS_READ: frozenset[str] = frozenset({"whole", "excerpt", "abstract"})

SourceKind = Literal["primary", "scholarly", "official", "reference", "news", "advocacy"]
SOURCE_KINDS: dict[SourceKind, str] = {
    "primary": "A document or testimony of the time.",
    "scholarly": "A work of research with references.",
    "official": "A text issued by a state, a party to the matter or an international body.",
    "reference": "An encyclopaedia, dictionary, catalogue or museum text.",
    "news": "Reporting by an agency, newspaper or broadcaster.",
    "advocacy": "A text written to persuade.",
}

Standing = Literal["state", "state-funded", "party", "advocacy", "independent", "academic"]
StatementKind = Literal["interview", "article", "speech", "law", "post", "reply"]
TextKind = Literal["official", "relay", "excerpt"]
Voice = Literal["official", "historian", "politician", "witness", "press"]
ActorKind = Literal["person", "state", "party", "force", "body"]
PeriodKind = Literal["state", "regime", "war"]
Extent = Literal["point", "area"]
Translated = Literal["yes", "no", "unknown"]

TenureSort = Literal["control", "claim", "title-by-act", "recognition"]
TENURE_SORTS: dict[TenureSort, str] = {
    "control": "who held it in fact",
    "claim": "who claimed it",
    "title-by-act": "whose it was by an act in force",
    "recognition": "whose it was held to be by others",
}

Level = Literal["error", "warning"]

NOT_A_SIDE: frozenset[str] = frozenset({"both", "third-party", "document"})
"""What a line of evidence may rest on beside one side's account."""

NOT_FOUND = "not-found"
"""The holder of a place in a time for which none was found: a gap in the record, said so."""
