"""How an answer looks: every view is a function of an answer and a width, and returns."""
