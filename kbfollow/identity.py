"""Block ids and short hashes: what a task is recognised by, over passes, devices and versions."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# The id's first words tell the rule, so that a task keeps its meaning where everything but its line is lost.
# Longer prefixes first: the first that fits counts.
ID_PREFIXES: tuple[tuple[str, str], ...] = (
    ("before-interview", "before-interview"),
    ("write-down-who", "names-and-titles"),
    ("thank-you", "thank-you"),
    ("names", "names-and-titles"),
    ("when-decided", "decision-timeframe"),
    ("second-interview", "second-interview"),
    ("who-decides", "decision-maker"),
    ("questions", "open-questions"),
    ("alert", "alert-references"),
    ("check-in", "follow-up"),
    ("gone-quiet", "gone-quiet"),
    ("promise", "my-promise"),
    ("waiting", "their-promise"),
    ("application-check", "application-follow-up"),
    ("reply", "rejected"),
    ("answer-offer", "offer"),
    ("offer-tell", "offer"),
    ("hired-tell", "hired"),
    ("confirm", "confirm"),
)


@lru_cache(maxsize=4096)
def rule_of(block_id: str) -> str | None:
    """The rule that a block id belongs to, or None where the id is none of ours."""
    for prefix, rule in ID_PREFIXES:
        if block_id == prefix or block_id.startswith(prefix + "-"):
            return rule
    return None


def short_hash(text: str, length: int = 6) -> str:
    """The first `length` hex digits of a hash of the text in NFC."""
    data = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()[:length]


@lru_cache(maxsize=4096)
def slug(text: str, most_words: int = 5) -> str:
    """Words as Latin letters, digits and `-`; a few hex digits are added where letters were lost on the way."""
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    words = [word for word in kept.split("-") if word]
    result = "-".join(words[:most_words])[:60].strip("-")
    if lost or len(words) > most_words or not result:
        result = f"{result}-{short_hash(text.casefold(), 4)}".strip("-")
    return result


_SMALL_WORDS = frozenset(
    """
    a an the my our his her their your to of for in on at with and or by from as that this these those it them
    him me you i we they she he some any copy over will be been is are was were again also
    """.split()
)


def topic_slug(text: str) -> str:
    """A slug of the words that matter in a phrase: “a copy of my writing sample” becomes `writing-sample`."""
    words = [word for word in re.findall(r"\w+", text) if word.casefold() not in _SMALL_WORDS]
    return slug(" ".join(words[:4]) or text)
