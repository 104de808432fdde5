"""Thank-yous: sent, not sent, still to send."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.done.spoken_thanks import said_in_the_room
from kbfollow.evidence.statements.done.thanked import EVERYONE, conclude, named_behind_from, say
from kbfollow.evidence.statements.done.thanks_each import read_thanks_each, read_thanks_to_all, set_apart_the_rest
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.marks import elliptical, marked_people
from kbfollow.evidence.statements.sentence.tokens import THANKING, Clause, Mode, Predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_THANK = frozenset(["thank"])
_NOTHING_TO = cued(
    r"^(?:but )?(?:sent )?nothing (?:sent |gone |yet )?(?:to|for)\b.*\b(?:so far|yet|as yet|until now)\b"
)
# “No note to Wendeline yet”, “still no card to Rosalind”.
_NO_NOTE = pattern(
    r"\W*(?:(?:and|but|though|also|there\s(?:is|has\sbeen))\s)*(?:(?:still|as\syet|so\sfar)\s)?(?:no|not\s(?:a|one"
    r"|any))\s(?:(?:short|quick|proper|nice)\s)?(?:note|card|letter|line|few\slines)s?\s"
    r"(?:(?:sent|gone|written|posted|out|yet|either)\s)*(?:to|for)\s(?!me\b|us\b)"
)
# “Texted her to say thanks. Nothing to Jo because I don't have a number.”
_NOTHING_FOR = pattern(
    r"(?:(?:and|but|though|still)\s)?(?:nothing|not|none)\s(?:sent\s|gone\s|out\s|yet\s|so\sfar\s)?(?:to|for)\s"
)
# "thanks to her", "thanks for nothing", "no thanks", a thank-you of theirs.
NO_THANKS = cued(
    r"\bthanks for (?:nothing|asking|getting|your|waiting|bearing|applying|coming|letting)\b"
    r"|(?<!mailed )(?<!sent )(?<!texted )(?<!posted )(?<!wrote )(?<!said )"
    r"(?<!my )\bthanks to (?:the|my|a|their|her|his|that)\b|\bno thanks\b|\bthanks,? "
    r"but\b|\bthank-you page\b|\bthank-you from (?!me\b|(?:the|a|my) (?:bus|train|tram|car|station|caf\w+|platform"
    r"|phone|airport|hotel|office|desk|pub|sofa|lobby)|home|work)|\b(?:thank god|thank goodness|thank heavens)\b"
)
_THEIR_THANKS = pattern(r"\bthank(?:s|ed|-you)?\b.{0,20}(?<!from )\b(?:me|us)\b(?! to)|\bsent (?:me|us)\b")
# “Txt from Denise same night to say thx for coming”: theirs.
_FROM_THEM = pattern(
    r"(?:(?:and|then|also|nice|lovely|sweet|got|had|an?|the|quick|little|short|another)\s)*(?:card|note|line"
    r"|whatsapp|e-?mail|mail|text|txt|message|letter|msg"
    r"|sms|dm|vm|vn|voicemail|call|phone\scall)\sfrom\s(?!me\b|my\b|home\b|work\b|the\s(?:bus|train|tram|car"
    r"|station|caf\w+|platform|airport|hotel|office|pub|sofa)\b)"
)
_SENT_TO_NAME = pattern(
    r"^(?:me: )?(?:ty|tys|thx|thnx|thanx|tyvm|merci-mail|merci-card)\s?"
    r"(?:(?:note|e-?mail|mail|card|msg|text|txt|sms|whatsapp|wa|dm|message|letter|line) )?(?:to|→|->|=>)"
)
_BY_MAIL = frozenset(
    "email e-mail mail text post message card note notes letter emails mails cards phone call by via "
    "whatsapp dm".split()
)


def read_thanks(sentence: Sentence) -> None:
    """Find who was thanked, who was not, and who is still to be thanked."""
    if read_thanks_each(sentence):
        return
    section = sentence.section if sentence.section.startswith("thanks") else ""
    gate = section or not sentence.bag.isdisjoint(THANKING)
    if not gate:
        after_thanks = sentence.before.topic == "thanks" and _NOTHING_FOR.match(sentence.low) is not None
        if sentence.mentions and (after_thanks or _NOTHING_TO.search(sentence.low)) and not sentence.question:
            say(sentence, "undone", list(sentence.mentions), sentence.clauses[0], False)
        elif sentence.mentions and sentence.before.topic == "thanks" and _still_to_thank(sentence):
            say(sentence, "undone", list(sentence.mentions[:1]), sentence.clauses[0], False)
        elif sentence.mentions and not sentence.question and _NO_NOTE.match(sentence.low):
            people = [one for one in sentence.mentions if not sentence.people.is_reference(one.name)]
            if people:
                say(sentence, "undone", people, sentence.clauses[0], False)
        elif "card" in sentence.bag or "cards" in sentence.bag:
            _read_cards(sentence)
        return
    if sentence.question or NO_THANKS.search(sentence.low) or _FROM_THEM.match(sentence.low):
        return
    if said_in_the_room(sentence.low):
        return
    if read_thanks_to_all(sentence):
        return
    if section and _read_marked(sentence, section):
        return
    if _read_terse(sentence):
        return
    state = ""
    for clause in sentence.clauses:
        before = len(sentence.found)
        if _verbs(clause):
            _read_verb(sentence, clause)
        elif clause.find(words.THANK_NOUNS) is not None:
            _read_noun(sentence, clause)
        elif state:
            _read_ellipsis(sentence, clause)
        if len(sentence.found) > before:
            state = "thanks"
    if state and len(sentence.clauses) > 1 and (_NOT_AFTER_ALL.search(sentence.low) or _PRETENDED.search(sentence.low)):
        _take_back(sentence)
    set_apart_the_rest(sentence)


# “thx whatsapp to marc same night, nuria nothing yet”; “thanks mail to wendy, tues”.
_TERSE = pattern(
    r"^(?:(?:thx|thnx|thanx|ty)\s(?:\w+\s)?|(?:thanks|thank-you)\s(?:e-?mail|mail|whatsapp|text|card|note|letter"
    r"|msg)\s)"
    r"(?:to|→|->)\s"
)
_THEN = pattern(
    r"\b(?:same\s(?:nite|night|day|evening|eve|afternoon)"
    r"|(?:that|next|the\snext)\s(?:nite|night|day|evening|eve|afternoon|morning)"
    r"|right\safter|straight\s(?:after|away)|on\sthe\sway\shome)\b"
)
_NOT_SENT = words.OPEN_MARKS | words.NEGATIONS | words.MODALS | {"still", "need", "yet", "by", "before", "until"}
_NOTHING_TO_LAST = pattern(r"[,;.]\s(?:but\s|and\s)?(?:nothing|none|not|no)\s(?:yet\s|so\sfar\s|sent\s)?(?:to|for)\s$")
_NOTHING_YET = pattern(r"\s(?:nothing|not|none|no)(?:\s(?:sent|yet|so\sfar|done))*\W*$")


def _read_terse(sentence: Sentence) -> bool:
    """A line of a log in short: to whom and when, then who is still left."""
    low, anchor = sentence.low, sentence.setting.anchor
    if sentence.check or sentence.listed or sentence.section or not sentence.mentions or not _TERSE.match(low):
        return False
    last = sentence.mentions[-1]
    place = sentence.tokens[last.first].start
    left = (
        _NOTHING_YET.match(low[sentence.tokens[last.last].end :]) and re.search(r"[,;.]\s(?:but\s)?$", low[:place])
    ) or _NOTHING_TO_LAST.search(low[:place])
    head = re.sub(r"\b(?:nothing|none|not|no)\W.{0,16}$", "", low[:place]) if left else low
    shut = _NOT_SENT & set(re.findall(r"[\w'-]+", head))
    dated = [span for span in sentence.dates if 0 <= (span.end - anchor).days <= 1 and span.offset > 0]
    if shut or not (_THEN.search(head) or dated):
        return False
    sent = [one for one in sentence.mentions if not (left and one is last)]
    if not sent:
        return False
    say(sentence, "done", sent, sentence.clauses[0], False)
    if left:
        say(sentence, "undone", [last], sentence.clauses[0], False)
    return True


# “Cards posted to everyone”, “sent each of them a card”: after an interview nothing but a thank-you.
_CARD_SENT = pattern(
    r"\bcards?\s(?:is\s|are\s|has\s|have\s|all\s|both\s|went\s|been\s)*(?:in\sthe\s(?:post|mail)|posted|mailed|sent|off"
    r"|out|dropped\s(?:in|off|round|over)|handed\sin|through\s(?:the|their)\s(?:door|letterbox))\b"
    r"|\b(?:sent|posted|mailed|wrote|dropped|left|popped|handed\sin|put)\s(?:\w+\s){1,5}?cards?\b"
)
# “Wrote to all three on Wednesday, cards, second class”.
_WROTE_CARDS = pattern(
    r"^(?:i\s)?(?:have\s|just\s|then\s)*(?:wrote|written|posted|sent)\s(?:off\s)?(?:to\s)?(?:both|all|each|everyone"
    r"|everybody|the\s(?:two|three|four)"
    r"|[a-z'.-]+(?:\s(?:and|&)\s[a-z'.-]+)?)\b.{0,40}?(?:,|\ba|\bproper|\bby|\bnice"
    r"|\blittle)\s(?:a\s)?(?:\w+\s)?cards?\b"
)
_OTHER_CARD = pattern(
    r"\b(?:business|birthday|christmas|xmas|get-well|id|bank|sim|credit|green|report|new|key|visitor|cpr|tb|cscs|dbs|ecs|ipaf|twic|ssn|ni|tacho(?:graph)?"
    r"|driver'?s?|driving|health|handler'?s?|(?:first\s)?aid|first-aid|safety|membership|union|vaccin\w+|jab|immuni[sz]ation|insurance|security|guard|fuel|store|recipe|index|punch|time|trade|skills?|test|registration|score|library|travel|bus|residence|medical|licen[cs]e|pass|hygiene|permit"
    r"|debit|gift|loyalty|memory|sd|colou?r|shade|sample|rate|swipe|door|access|scaffold|operator'?s?|plant|gas|competence|citizen'?s?|tax)\scards?\b"
)


# “Mailed Bea to thank her. Omar I'll do tomorrow.”
_I_WILL_DO = pattern(
    r"\s?,?\s?(?:and\s)?(?:i\s(?:will|shall|have\sto|still\s(?:have|need)\sto|want\sto|must|need\sto|am\sgoing\sto"
    r"|should)"
    r"|still|to|tbd|needs\sto\sbe)\s"
    r"(?:still\s)?(?:do|done|write(?:\sto)?|get\sto|text|e-?mail|mail|message|write\sup|follow)"
    r"(?:\s(?:him|her|too|as\swell|later|tomorrow|tonight|today|properly|next|soon|then|at|on|by|this|when|over"
    r"|mon|tue|wed|thu|fri|sat|sun)\w*\b.*)?\W*$"
)


def _still_to_thank(sentence: Sentence) -> bool:
    first = sentence.mentions[0]
    return first.first == 0 and _I_WILL_DO.match(sentence.low, sentence.tokens[first.last].end) is not None


def _read_cards(sentence: Sentence) -> None:
    low = sentence.low
    clause = sentence.clauses[0]
    wrote = _WROTE_CARDS.match(low) is not None
    told = not sentence.question and not sentence.check and (len(sentence.clauses) == 1 or wrote)
    if not told or _OTHER_CARD.search(low) or clause.has(words.NEGATIONS | words.MODALS | words.THEM | _ME_AS_OBJECT):
        return
    if wrote or _CARD_SENT.search(low):
        everyone = EVERYONE.search(low) is not None
        people = [one for one in sentence.mentions_in(clause) if not (everyone and one.first == 0)]
        conclude(sentence, clause, "done", people, low)


_ME_AS_OBJECT = frozenset("me us my still yet need if was".split())


# “Wrote Olga a thank-you but didn't send it”, “pretend I thanked Olga, I haven't”.
_NOT_AFTER_ALL = pattern(
    r"(?:\bbut\b|,|;|-)\s?(?:i\s)?(?:(?:have|did|has|had)\snot|never)\s?(?:yet\s|actually\s)?(?:send"
    r"|sent|post|posted|done"
    r"|do|mailed|mail)?\s?(?:it|them|one|that|so)?(?:\s(?:yet|off|though|out))?\W*$"
)
_PRETENDED = pattern(r"\b(?:pretend|wish|as\sif|as\sthough|imagine|dreamt)\b.*\bthank")


def _take_back(sentence: Sentence) -> None:
    """What was said to be sent was not sent after all."""
    for place, one in enumerate(sentence.found):
        if one.kind == "thank_you_sent":
            sentence.found[place] = replace(one, kind="thank_you_not_sent", dates=None)


def _read_marked(sentence: Sentence, section: str) -> bool:
    """“Thank-yous: Jane ✓, Tom ✗”, and people listed under such a heading."""
    default: Mode | None = {"thanks done": "done", "thanks open": "to do"}.get(section)  # type: ignore[assignment]
    if sentence.check:
        default = "done" if sentence.check == "done" else "to do"
    marked = marked_people(sentence)
    for mention, mark in marked:
        mode: Mode | None = {"done": "done", "open": "undone"}.get(mark, default)  # type: ignore[assignment]
        if mode:
            say(sentence, mode, [mention], sentence.clauses[0], False)
    return any(mark or default for _, mark in marked)


def _verbs(clause: Clause) -> list[int]:
    return [index for index in clause.verbs(_THANK) if clause.tokens[index].low not in words.THANK_NOUNS]


def _read_verb(sentence: Sentence, clause: Clause) -> None:
    for index in _verbs(clause):
        predicate = sentence.predicate(clause, index)
        mode = _in_surroundings(sentence, clause, index, predicate)
        objects = sentence.mentions_in(clause, index + 1)
        after = clause.low[clause.tokens[index].end - clause.start :]
        if clause.has(words.ADVICE) or mode in ("unsure", "asked", "present", "dropped", "unreal"):
            if not (
                mode == "unreal" and re.search(r"\b(?:should|could) have\b|\bmeant to\b", clause.low)
            ) or clause.has(words.ADVICE):
                continue
            mode = "undone"
        if predicate.subject == "other" or (
            predicate.subject == "them" and not _thanked_passively(sentence, clause, index, objects)
        ):
            continue
        if not objects and predicate.subject == "them":
            objects = sentence.mentions_in(clause, 0, index)
        if any(token.low in words.ME_OBJECT for token in clause.tokens[index + 1 : index + 2]):
            continue
        conclude(sentence, clause, mode, objects, after)


def _in_surroundings(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> Mode:
    """The mode of a verb, a checkbox or heading taken into account."""
    form = clause.tokens[index].form
    if sentence.check == "open":
        return "to do"
    if sentence.check == "done" and form == "base" and predicate.mode == "to do":
        return "done"
    if predicate.mode == "to do" and form == "base" and index and clause.tokens[index - 1].low == "to":
        return "done" if _elided_put(sentence, clause, 0) else predicate.mode
    return predicate.mode


def _thanked_passively(sentence: Sentence, clause: Clause, index: int, objects: list[Mention]) -> bool:
    """“Jane thanked ✓”, “Jane has been thanked”: who was thanked stands before the verb."""
    follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
    if objects or follows in ("me", "us", "them", "her", "him", "everyone", "everybody", "all", "the", "my", "both"):
        return False
    return bool(sentence.mentions_in(clause, 0, index)) and clause.tokens[index].form == "past"


def _read_noun(sentence: Sentence, clause: Clause) -> None:
    place = clause.find(words.THANK_NOUNS)
    if place is not None and _read_from_me(sentence, clause):
        return
    if place is None or clause.has(words.ADVICE) or _THEIR_THANKS.search(clause.low):
        return
    people = [one for one in sentence.mentions_in(clause) if not named_behind_from(sentence, one)]
    mode = "done" if _GOT_MINE.search(clause.low) and people else _noun_mode(sentence, clause, place)
    if mode is None:
        return
    if people and people[0].first == 0 and people[0].name not in sentence.people.interviewers:
        everyone = EVERYONE.search(clause.low)
        people = [] if everyone else people
    conclude(sentence, clause, mode, people, clause.low)


# “Frau Wessel got my thank-you mail”, “Ewa has had my thanks”.
_GOT_MINE = pattern(r"(?<!not\s)(?<!never\s)\b(?:got|received|has\shad|had)\smy\s(?:\w+\s)?thank(?:s\b|-you)")


# “Both of them got a thank-you e-mail from me”: those who got it are the subject.
_FROM_ME = pattern(
    r"\b(?:got|received|had)\s(?:an?|their|her|his|one)\s(?:\w+\s){0,2}?(?:thank-you|thanks|thx|ty)\b(?:\s[\w-]+){0,3}?"
    r"\sfrom\s(?:me|us)\b"
)
_EACH = pattern(r"^(?:and\s)?(?:they\s(?:both|all|each)|(?:both|all|each)\s(?:of\sthem\s)?|everyone\s|everybody\s)")


def _read_from_me(sentence: Sentence, clause: Clause) -> bool:
    match = _FROM_ME.search(clause.low)
    if match is None:
        return False
    lead = clause.low[: match.start()]
    if clause.has(words.CONDITIONS | words.MODALS | words.FEARS | words.OTHERS) or re.search(r"\b(?:i|we)\b", lead):
        return True
    place = clause.start + match.start()
    people = [one for one in sentence.mentions_in(clause) if sentence.tokens[one.first].start < place]
    if not people and re.fullmatch(r"(?:and\s|but\s)?(?:she|he)\s", lead):
        mention = sentence.mention_of(
            sentence.pronoun_at(next(one.start for one in clause.tokens if one.low in ("she", "he")))
        )
        people = [mention] if mention else []
    everyone = not people and _EACH.search(lead) is not None
    nobody = re.search(r"\b(?:neither|none|nobody)\b", lead) is not None
    if people or everyone or nobody:
        mode: Mode = "undone" if nobody or clause.has(words.NEGATIONS) else "done"
        say(sentence, mode, people, clause, not people)
    return True


def _noun_mode(sentence: Sentence, clause: Clause, place: int) -> Mode | None:
    """Whether “a thank-you” was sent: told by the verb, by marks, by the checkbox, by a log line."""
    tokens = clause.tokens
    if sentence.check:
        return "to do" if sentence.check == "open" else "done"
    for index, token in enumerate(tokens):
        if token.lemma in ("owe",) or (token.lemma in ("forget", "skip") and token.form == "past"):
            predicate = sentence.predicate(clause, index)
            return None if predicate.subject == "them" else "to do" if token.lemma == "owe" else "undone"
    verbs = [index for index in clause.verbs(words.SEND_THANKS) if not _is_noun(clause, index, place)]
    for index in verbs:
        predicate = sentence.predicate(clause, index)
        if predicate.subject == "other" or (predicate.subject == "them" and index < place):
            return None
        if _elided_put(sentence, clause, index):
            return "done"
        if predicate.mode in ("done", "undone", "to do"):
            return _by_section(sentence, predicate.mode, tokens[index].form)
        if predicate.mode == "unreal" and re.search(r"\bshould have\b|\bmeant to\b", clause.low):
            return "undone"
        return None
    if _IN_DRAFTS.search(clause.low):
        return "undone"
    if _THANKS_BY_MAIL.match(clause.low) and not clause.has(words.OPEN_MARKS | words.NEGATIONS | words.MODALS):
        return "done"
    if clause.has(words.NEGATIONS) or clause.has(words.OPEN_MARKS) or clause.has(frozenset(["still", "yet"])):
        return "undone" if not clause.has(frozenset(["done", "sent"])) or clause.has(words.NEGATIONS) else None
    if clause.has(words.MODALS) or clause.has(
        frozenset(["need", "needs", "needed", "due", "remember", "must", "to-do"])
    ):
        return "to do"
    if clause.has(words.DONE_MARKS) or _done_next(sentence, clause) or sentence.log or sentence.day:
        return "done"
    return "done" if _SENT_TO_NAME.match(clause.low) and sentence.section != "me" else None


_THANKS_BY_MAIL = pattern(
    r"thanks\sto\s[^.;]{2,50}\s(?:by|via)\s(?:e-?mail|mail|text|post|card|letter|phone|whatsapp|linkedin|message)\b"
)
_IN_DRAFTS = pattern(
    r"\bin\s(?:my\s|the\s)?(?:drafts?|outbox)\b|\bhalf[\s-](?:done|written|finished)\b|\bon\smy\sdesk\b"
)


def _by_section(sentence: Sentence, mode: Mode, form: str) -> Mode:
    return mode if form == "past" or mode != "done" else "to do"


def _elided_put(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Put a card through the door for Anton”: in prose a past without its subject, on a list an order."""
    if index or clause.tokens[0].low not in ("put", "let") or sentence.listed or sentence.section or clause.start:
        return False
    return not any(
        span.end > sentence.setting.anchor and not span.past and not _WEEKDAY.fullmatch(span.text.lower())
        for span in sentence.past_dates
    )


# A weekday alone, which in prose is the last one; “next Friday” and “by Friday” are ahead.
_WEEKDAY = pattern(
    r"(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
)


def _done_next(sentence: Sentence, clause: Clause) -> bool:
    """“thx by email 11/3, done”: the next clause is nothing but a mark."""
    following = [one for one in sentence.clauses if one.start > clause.start][:1]
    return bool(following) and len(following[0].tokens) <= 2 and following[0].has(words.DONE_MARKS)


def _is_noun(clause: Clause, index: int, place: int) -> bool:
    """Whether a word that could be a verb is a noun here: “thank-you email”, “by email”, “a note”."""
    token = clause.tokens[index]
    before = clause.tokens[index - 1].low if index else ""
    if token.lemma == "get" and not clause.has(frozenset(["out", "off"])):
        return True
    if token.form == "third" and index == place + 1:
        return True
    if token.low == "did":  # "did not send": the verb comes behind
        follows = clause.tokens[index + 1] if index + 1 < len(clause.tokens) else None
        return follows is None or follows.low == "not" or follows.form == "base"
    if token.form != "base":
        return token.lemma == "do" and token.low != "done"
    behind = clause.tokens[index + 1 : index + 3]
    if token.low in _BY_MAIL and len(behind) == 2 and behind[0].low == "to" and not behind[1].form:
        return True  # “email to Neil, thanks for his time”
    return token.low in _BY_MAIL and (
        index == place + 1 or before in ("by", "via", "a", "an", "the", "my", "per", "thank-you", "quick", "short")
    )


def _read_ellipsis(sentence: Sentence, clause: Clause) -> None:
    """“…, but not Tom”; “Tom still to do”."""
    people = sentence.mentions_in(clause)
    mark = elliptical(clause)
    if people and mark:
        say(sentence, "done" if mark == "done" else "undone", people, clause, False)
    elif mark == "open" and re.search(r"\bothers?|rest\b", clause.low):
        return
