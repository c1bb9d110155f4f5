"""What is asked of the dataset, and the answer: everything chosen, nothing yet shown."""

from caucasus_timeline.query.answer import Answer, Chosen, Turn
from caucasus_timeline.query.asking import Query
from caucasus_timeline.query.selecting import select

__all__ = ["Answer", "Chosen", "Query", "Turn", "select"]
