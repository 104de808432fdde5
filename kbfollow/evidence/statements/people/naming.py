"""References that a sentence names, in whatever words: “dropped Mick Tarrant's name as a reference”."""

from __future__ import annotations

from kbfollow.evidence.statements.people.naming_plain import asks_for_names, named_plainly
from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.patterns import pattern

_NOUN = rf"(?:{table.REFERENCE_NOUNS})"
_RANK = rf"(?:(?:{'|'.join(sorted(names.RANKS))})\s)?"
# “A, B and my old boss C”, each perhaps with brackets or “from …” behind.
_TAIL = (
    r"(?:\s?\([^()]{0,60}\)|\s(?:from|at|of)\s(?:[^@,;.]{2,40}|(?:the\s)?@\d+(?:\s[\w-]+)?)|,\s(?:my|the|a|an"
    r"|who)\s[^@,;.]{2,50},"
    r"|,\s(?:my|the|a|an|who)\s[^@,;.]{2,50}?(?=\sand\s@))?"
)
_LIST = (
    rf"@\d+(?:'s)?(?:{_TAIL}(?:,?\s(?:and|&|\+|plus|und)\s|,\s|\s[+&/]\s)(?:also\s|then\s)?"
    rf"(?:(?:my|a|the|[\w-]+'s)\s[^@,;.]{{2,40}}\s|(?:dear\s|good\s)?old\s)?{_RANK}@\d+(?:'s)?)*"
)
_GAVE = rf"(?:{'|'.join(sorted(table.GAVE, key=lambda one: (-len(one), one)))})"
_MINE = (
    _RANK
    + r"(?:(?:my|an?|the|old|former|ex-?|previous|last)\s(?:[\w'-]+\s){1,4},?\s?|sister\s|old\s|(?:both\s|also\s))?"
)
# The people in a list, without those after whom a place is called: “Joyce from the Mary Ellen”.
_NUMBER = pattern(r"(?<!from\s)(?<!from\sthe\s)(?<!\sat\s)(?<!\sof\s)@(\d+)")
# “References here are A, B and C”, “my letter names two referees, A and B”, “ref: A”, “reference is my old boss A”.
_NOUN_FIRST = pattern(
    rf"(?<![\w'])(?P<noun>{_NOUN})(?:\s(?:here|there|this\stime|given|supplied|named|listed|used|provided|submitted|sent|offered|chosen|for\s(?:this|that|them|it)(?:\s[\w-]+)?|i\s[\w\s]{{2,20}}?))?\s?"
    rf"(?:(?:is|are|was|were|will\sbe|would\sbe|being)\b\s?:?\s?|[:=,–-]\s?|\s)(?:again\s|still\s|both\s|(?:two|three)\s)?{_MINE}(?P<who>{_LIST})(?!'s)"
)
# “Put A and B down as my references”, “A's name as a reference”, “A is my reference”.
_NAME_FIRST = pattern(
    rf"(?P<who>{_LIST})(?:'s\s(?:name|number|details|contact|email|address)(?:\s\w+)?)?(?:\s?\([^()]{{0,60}}\)|,\s[^@;.]{{2,60}},|\sfrom\s[^@,;.]{{2,40}})?"
    rf"(?:\sdown|\sin|\sthrough|\sagain)?(?:\s(?:is|are|was|will\sbe|would\sbe|acts|=)(?:\s(?:also|again|down|both|listed|named))?)?,?"
    rf"\s(?:as|for|to\sbe|my|one\sof\smy|the|a)\s?(?:(?:a|an|my|the|one\sof|one|our|second|first|main|other|third|two|of)\s)*{_NOUN}\b"
)
# “… as one reference, and Dale as the other”.
_AS_THE_OTHER = pattern(
    rf",?\s(?:and|with|then)\s{_MINE}(?P<who>{_LIST})(?:\s?\([^()]{{0,60}}\))?\sas\s(?:the|my|a)\s(?:other|second|third|next|backup|spare)\b"
)
# “Bernice (she knows)”, “Dieter (told him)”.
_KNOWS = pattern(
    r"^\s?\((?![^()]*\b(?:not|never|yet|must|will|need|to|should|still|no)\b)[^()]*\b(?:knows|told|aware|alerted"
    r"|warned|informed|rang|texted|emailed)\b[^()]*\)"
)
# “For references I am giving them A”.
_FOR = pattern(
    rf"(?:^|[,;:]\s|\b(?:and|but)\s)(?:for|as)\s(?:my\s|a\s|the\s|one\s)*{_NOUN}\s[^@.;]{{0,20}}?{_GAVE}\s(?:(?:them|her|him|hr|down|in)\s)*{_MINE}(?P<who>{_LIST})"
)
# “Letters come from Prof. Wade and Dr. Cho”.
_LETTERS = pattern(
    rf"(?:^|\b(?:my|the|two|three|both)\s)(?:reference\s|recommendation\s)?letters\s(?:of\srecommendation\s)?(?:will\s)?(?:come|are\scoming|are|coming|written|by)\s?(?:from|by)?\s"
    rf"(?P<who>{_LIST})"
)
# “Odile wants a reference: I said Benny”.
_SAID = pattern(
    rf"(?<![\w'])(?:a|two|one|three|some)\s{_NOUN}\s?[:;,–-]\s?(?:so\s)?i\s(?:said|gave|named|suggested|put|offered)\s(?:(?:them|her|him|down)\s)*{_MINE}(?P<who>{_LIST})"
)
# “She wants two refs: gave A and B”.
_WANTED = pattern(
    rf"(?<![\w'])(?:two|three|some|a|one|2|3|for)\s{_NOUN}\s?[:,;–-]\s?(?:so\s|and\s)?(?:i\s(?:have\s)?)?{_GAVE}\s"
    rf"(?:(?:them|her|him|down|in)\s)*{_MINE}(?P<who>{_LIST})"
)
_VOUCH = pattern(
    r"@(?P<who>\d+)\s[^@.;]{0,30}?\b(?:vouches\sfor|speaks\sfor|(?:will|can|would|said\sshe\swould|said\she\swould"
    r"|agreed\sto|happy\sto)\s(?:also\s)?(?:vouch\sfor|speak\sfor))\s(?:me|us)\b"
)
# “Yolanda Price: told her on the 18th”, in a list under “References”.
_LISTED = pattern(
    rf"(?P<who>{_LIST})(?!'s)(?=\s?(?:[:,(–—=-]|$|\.$|\sfrom\b|\s(?:knows|told|alerted|not|still|has|is|will|agreed)\b))"
)
_OWNED = pattern(r"\s(?:name|number|details|contact|email|address|phone)\b")
# “They need two references. I've said Carol and Reverend Ajayi.”
_I_SAID = pattern(
    rf"^(?:so\s|and\s|well\s)?i(?:\s(?:have|had|will|would|am|just|also|then))*\s(?:said|gave|given|giving|give|put|putting|named|naming|offered|listed"
    rf"|suggested|went\swith|chose|chosen|picked|thought\sof|mentioned|asking|using|used|use)\s(?:(?:them|her|him|down|hr)\s)*{_MINE}(?P<who>{_LIST})(?!'s)"
)
_NOT_NAMED = pattern(
    r"\b(?:no|not|never|without|if|do\snot\s(?:ask|want|need)|did\snot|instead\sof|need|needs|want|wants|wanted"
    r"|asked\sfor|asks\sfor|ask\sfor)\s(?:[\w'-]+\s){0,4}$"
)
_THEIR_REFERENCE = pattern(rf"\b(?:her|his|their)\s(?:own\s)?{_NOUN}\b")
NAMING_WORDS = words.REFERENCE_NOUNS | frozenset(
    ["vouch", "vouches", "letters", "referrees", "referances", "recommender", "recommenders", "character"]
)


def read_naming(sentence: Sentence) -> None:
    """Find who is put down as a reference; from here on the note knows them as one."""
    people = sentence.people
    if not sentence.mentions or sentence.question:
        people.references_asked = (
            not sentence.bag.isdisjoint(words.REFERENCE_NOUNS) or asks_for_names(sentence)
        ) and not sentence.bag & words.NEGATIONS
        return
    if sentence.section.startswith("references") and (sentence.listed or sentence.check):
        low = masked(sentence)
        for number in _NUMBER.findall(match["who"]) if (match := _LISTED.match(low)) else ():
            _say(sentence, int(number))
    asked, people.references_asked = people.references_asked, False
    if asked and (match := _I_SAID.match(masked(sentence))):
        for number in _NUMBER.findall(match["who"]):
            _say(sentence, int(number))
        return
    for number in named_plainly(sentence):
        _say(sentence, number)
    if sentence.bag.isdisjoint(NAMING_WORDS):
        return
    low = masked(sentence)
    if _THEIR_REFERENCE.search(low):
        return
    for expression in (_NOUN_FIRST, _NAME_FIRST, _FOR, _WANTED, _SAID, _LETTERS, _VOUCH):
        for match in expression.finditer(low):
            others = _AS_THE_OTHER.search(low, match.end())
            for number in _NUMBER.findall(others["who"]) if others else ():
                _say(sentence, int(number))
            if expression not in (_WANTED, _SAID) and _NOT_NAMED.search(
                low[max(0, match.start() - 40) : match.start()]
            ):
                continue
            numbers = _NUMBER.findall(match["who"]) or [match["who"]]
            for number in numbers:
                _say(sentence, int(number))
            if len(numbers) == 1 and _KNOWS.match(low[match.end() :][:80]):
                sentence.say("reference_alerted", sentence.mentions[int(numbers[0])])


def _say(sentence: Sentence, index: int) -> None:
    people, one = sentence.people, sentence.mentions[index]
    owner = sentence.tokens[one.last].word.endswith(("'s", "’s"))
    if (
        one.name is None
        or one.name in people.interviewers
        or (owner and not _OWNED.match(sentence.low[sentence.tokens[one.last].end :]))
    ):
        return
    sentence.say("reference_named", one)
    if _KNOWS.match(sentence.low[sentence.tokens[one.last].end :][:80]):
        sentence.say("reference_alerted", one)
    if not people.is_reference(one.name):
        people.references = (*people.references, one.name)
