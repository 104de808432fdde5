"""What can be promised: a thing that a noun names. Every reader of the user's promises says them through `owe`.

A phrase is cut where something else begins: a clause, a second verb, a place. What is left has to be headed by a noun;
“but”, “send”, “tell him” and “tea first” name nothing that could be handed over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:['’./&+-][^\W_]+)*")
_DETERMINERS = frozenset("a an the my our their his her its your this that these those some any both all".split())
_PREPOSITIONS = frozenset(
    "of for on from to about in with at by via as into onto under over after before without w/ between per".split()
)
# What begins a clause of its own.
_JOINS_CLAUSES = frozenset(
    """
    but because since although though while whereas unless until till if when whenever so then yet otherwise however
    """.split()
)
# What begins one behind “and”: “and mine comes in October”.
_SUBJECTS = frozenset("i we he she they it you mine hers theirs ours there who which that hopefully maybe".split())
_AUXILIARIES = frozenset(
    """
    am is are was were be been being do does did has have had will would shall should can could may might must ought
    not never cannot
    """.split()
)
_ADVERBS = frozenset(
    """
    first again early late later soon now then there here home back away off over maybe perhaps probably possibly
    hopefully anyway too also as well please instead already yet still just only even once twice ever always never
    straight quickly properly personally gladly like tomorrow today tonight yesterday asap eventually anyhow sometime
    sometimes somehow somewhere elsewhere together alone up down out along around round across
    """.split()
)
_PRONOUNS = frozenset(
    """
    i me we us he him she her they them it you who whom which what that this these those mine hers theirs ours yours
    myself himself herself themselves one ones somebody someone anybody anyone nobody everyone everybody something
    anything nothing everything whatever both all none each either neither other others same rest
    """.split()
)
_SOMEBODY = frozenset(
    "i me we us he him she they them it you somebody someone anybody anyone nobody everyone everybody who".split()
)
_TIMES = frozenset(
    """
    day days week weeks weekend weekends month months year years morning afternoon evening night time times hour hours
    minute minutes monday tuesday wednesday thursday friday saturday sunday noon midday lunchtime
    """.split()
)
_NOT_HEADS = (
    _DETERMINERS
    | _PREPOSITIONS
    | _JOINS_CLAUSES
    | _AUXILIARIES
    | _ADVERBS
    | _PRONOUNS
    | _TIMES
    | frozenset(["and", "or"])
)
# Words for verbs that name a thing as often; the other verbs never head a noun phrase.
THINGS_TOO = frozenset(
    """
    answer brief call chat check copy courier design draft email e-mail fax file fix form handout help hire interview
    invite iron letter line list mail menu message name note offer order pack pass pay phone photo pick pitch plan post
    present print project proof prop push quote read record reference refund repair reply report request response
    ring sample scan schedule score sheet ship sign sketch study summary support test text ticket title track transfer
    translation transcript update visit voice watch work write-up review research exercise task share stamp picture
    practice exchange challenge demo fill contact book share cover shift show use drawing drive need set mix patch cut
    press reading recording
    """.split()
)
# Where something is shown or taken in; a promise does not end there.
_AT_A_PLACE = pattern(
    r"\sat\s(?:reception|security|(?:the|their|its|a)\s(?:\w+\s)?(?:gate|barrier|desk|reception|door|entrance|security|lodge|lobby|counter"
    r"|checkpoint|gatehouse|turnstile)s?)\b.*"
)
# “The certificate in hand”: what somebody must have to get the job, and “tea”: nothing to be sent.
_NO_GOODS = pattern(
    r"(?:.*\s)?in\s(?:hand|place|the\sbag)|(?:\w+\s)?(?:tea|coffee|brew|cuppa|cup\sof\s(?:tea|coffee)|seat|chair|go|try"
    r"|chance|think|look|thought|day\soff|glass\sof\swater)"
    r"|(?:\w+\s)?(?:pints?|drinks?|beers?|apolog(?:y|ies)|explanation|lift|favou?rs?|hug|lunch|dinner|fiver|tenner|quid)(?:\s(?:for|about|home|to)\b.*)?"
)
# “Tell him”, “ring her”: said to somebody, and nothing of what.
_BARE_ACT = pattern(r"(?:tell|let|ask)(?:\s(?:him|her|them|it|that|so))*")
# “Which days I can't do”: what is told, a clause of its own.
_WHAT_TOLD = pattern(r"(?:which|what|how\smany|how\smuch|when|where|whether)\s(?:\w+\s){0,5}?(?:i|we|my|our)\b")
_ONE_DAY = pattern(r"\s(?:one\sof\sthese\sdays|some\s(?:day|time)|at\ssome\spoint|one\sday)$")
_LOOSE = _ADVERBS | (_PREPOSITIONS - {"in", "of"}) | {"and", "or", "the", "a", "my"}
_BEGINS_CLAUSE = pattern(r"\s(?:and|or)\s(?:(?:i|we|he|she|they|it|you|mine|hers|theirs|ours|there|hopefully)\b).*")
_ACT_ON_IT = pattern(r"\w+(?:-\w+)?(?:\s(?:her|him|them))?\s(?:it|them|that|those|these|one|both)(?:\s.*)?")


def thing_of(what: str) -> str:
    """The thing in some words: “certificate and mine comes” gives “certificate”; "" where they name none.

    Words that begin with a verb and have its object, “play their ten o'clock”, “send it over”, tell an act and stay.
    """
    if _WHAT_TOLD.match(what.lower()):
        return what
    kept = _AT_A_PLACE.sub("", _ONE_DAY.sub("", _BEGINS_CLAUSE.sub("", what))).strip(" ,.;:")
    places = list(_WORD.finditer(kept))
    lows = [one[0].lower() for one in places]
    end = next((place for place, low in enumerate(lows) if place and low in _JOINS_CLAUSES), len(lows))
    end = next((place for place in range(1, end) if _is_second_verb(lows, place)), end)
    while end and lows[end - 1] in _LOOSE:
        end -= 1
    if not end:
        return ""
    lows = lows[:end]
    kept = kept[: places[end - 1].end()] if end < len(places) else kept
    low = kept.lower()
    if _NO_GOODS.fullmatch(low) or _BARE_ACT.fullmatch(low):
        return ""
    if _ACT_ON_IT.fullmatch(low) and FORMS.get(lows[0], ("", ""))[1] == "base":
        return kept
    return kept if _headed_by_noun(lows) else ""


def _is_second_verb(lows: list[str], place: int) -> bool:
    """Whether “and” and a verb begin here: “a coffee and listen”."""
    if lows[place] not in ("and", "or", "to") or place + 1 >= len(lows):
        return False
    behind = lows[place + 1]
    form = FORMS.get(behind, ("", ""))[1]
    if lows[place] == "to":  # “certificate up to show her”
        object_behind = not (_PRONOUNS | _DETERMINERS).isdisjoint(lows[place + 2 : place + 3])
        acts = behind not in THINGS_TOO or object_behind
        return form == "base" and acts and (lows[0] in THINGS_TOO or FORMS.get(lows[0], ("", ""))[1] != "base")
    return behind in _AUXILIARIES or (form == "base" and behind not in THINGS_TOO) or behind in _BARE_VERBS


_BARE_VERBS = frozenset("listen wait see think explain apologise apologize calm sit stand talk walk".split())


def _headed_by_noun(lows: list[str]) -> bool:
    start = 0
    while start < len(lows) and lows[start] in _DETERMINERS:
        start += 1
    end = next((place for place in range(start, len(lows)) if lows[place] in _PREPOSITIONS), len(lows))
    if lows[end - 1 : end + 1] in (["minutes", "of"], ["minute", "of"], ["hours", "of"], ["seconds", "of"]):
        return _headed_by_noun(lows[end + 1 :])  # “three minutes of my news reading”
    if lows[end - 1 : end + 1] == ["back", "of"]:
        return _headed_by_noun(lows[end + 1 :])  # “front and back of my card”
    if start == end:
        return False
    if lows[start] in words.MODALS or lows[start] in _JOINS_CLAUSES or lows[start] in _SOMEBODY:
        return False
    head = lows[end - 1]
    act = FORMS.get(lows[start], ("", ""))[1] == "base" and end - start > 1
    if head in _NOT_HEADS and not act:
        return False
    lemma, form = FORMS.get(head, ("", ""))
    alone = end - start == 1 and len(lows) == end
    return not (alone and form in ("base", "third") and lemma not in THINGS_TOO)


_AN_ACT = pattern(r"[a-z]+\s(?:her|him|them)\s(?:that|about|if|whether|when|to)\b")  # “warn her that school might …”


def owe(
    sentence: Sentence,
    who: Mention | None = None,
    *,
    dates: DateSpan | None = None,
    what: str | None = None,
    manner: str = "",
) -> None:
    """Say that the user owes `what`, unless those words name no thing; other manners than plain ones tell an act."""
    if what is not None and manner in ("", "no hurry"):
        thing, dates = thing_of(what), _of_its_weekday(dates, sentence.setting.anchor)
        if not thing or _AN_ACT.match(what) or (dates is None and _IN_TURN.search(what.lower())):
            return
        what = thing
    sentence.say("promise_by_me", who, dates=dates, what=what, manner=manner)


def _of_its_weekday(dates: DateSpan | None, anchor: date) -> DateSpan | None:
    """A day in the year that its weekday says: “by Wednesday 3 June”, noted before an interview on the 4th."""
    named = _WEEKDAY.search(dates.text.lower()) if dates is not None and dates.grain == "day" else None
    if dates is None or named is None or not any(map(str.isdigit, dates.text)):
        return dates
    weekday = _DAYS.index(named[0])
    if dates.end.weekday() == weekday or (dates.end.month, dates.end.day) == (2, 29):
        return dates
    earlier = dates.end.replace(year=dates.end.year - 1)
    if earlier.weekday() != weekday or abs((anchor - earlier).days) > _NEAR:
        return dates
    return replace(dates, start=None if dates.start is None else earlier, end=earlier)


_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = pattern(r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?=(?:day|s|sday|nesday|r|rs|rsday|urday)?\b)")
_NEAR = 40  # days between an interview that is still ahead and what is to be done before it


# “I'd make her tea first”, “the brakes first, then the tyres”: how something is done, told when asked.
_IN_TURN = pattern(r"\sfirst$")
