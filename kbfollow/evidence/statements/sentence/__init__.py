"""From a passage to sentences, clauses and tokens, and what the readers of a sentence work on."""
