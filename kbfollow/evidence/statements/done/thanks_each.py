"""Thanks kept like an account: “thank you: Yolanda done 2/10, Hank no”, “WhatsApp to Mrs. Ajayi to thank her”."""

from __future__ import annotations

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_NOUN = r"(?:thank(?:s|ed)?|thank-yous?'?s?|thankyous?|tys?|tyvm|thx|thnx)"
_MAIL = r"(?:e-?mails?|mails?|notes?|cards?|letters?|messages?|texts?|msgs?|whatsapps?|lines?)"
# “Thank you mail: …”, “thanks - …”, “thanked? …”, “cards: …”
_ACCOUNT = pattern(
    rf"(?:(?:my|the|and)\s)?(?:{_NOUN}(?:\syou'?s?)?(?:\s(?:{_MAIL}|status|list|so\sfar|sent|done|to\sdo|log))*"
    r"|cards?(?:\sof\sthanks)?)\s?(?:[:?=]|\s[-–—])\s"
)
_OPEN = pattern(
    r"\b(?:not|no|nope|none|nothing|never|yet|still|to\s(?:do|write|come|go|send|follow)|todo|to-do|tbd|tba|next"
    r"|pending|open"
    r"|outstanding|missing|owed|owing|draft\w*|half|later|tomorrow|tonight|need\w*|must|should|will|waiting|unsent"
    r"|undone"
    r"|by(?!\s(?:e-?mail|mail|post|text|sms|whatsapp|hand|phone|card|letter|note|message|dm|linkedin)\b)|if|would"
    r"|planned"
    r"|forgot\w*)\b|[✗✘❌☐⬜?]"
)
_DONE = pattern(
    r"\b(?:done|sent|yes|yep|y|ok|okay|posted|(?:e-?)?mailed|texted|rang|phoned|called|whatsapped|messaged|dmed|dm'd"
    r"|txted|msgd|pinged|written|wrote|gone"
    r"|off|out|thanked|went|in\sthe\spost|delivered|handed|same\s(?:day|night|evening|eve|afternoon)"
    r"|(?:that|this|last|yesterday)\s(?:night|evening|afternoon|morning)|yesterday|(?:straight|right)\s(?:after"
    r"|away))\b|[✓✔✅☑]"
)
_JOIN = pattern(r"[\s,&+/]*(?:and|both|plus)?[\s,&+/]*")
_REMARK = 40  # characters that may stand behind a name before its mark ends
_SOON = 14  # days after the interview within which a bare day is that of a thank-you


def read_thanks_each(sentence: Sentence) -> bool:
    """Say of each person on a line of thanks whether it was sent; whether the line was one."""
    if sentence.check or not sentence.clauses:
        return False
    if sentence.mentions:
        if _ACCOUNT.match(sentence.low) or sentence.section.startswith("thanks"):
            return _read_account(sentence)
        if sentence.before.topic == "thanks" and _read_left(sentence):
            return True
        return _read_message(sentence)
    return _read_account_of_all(sentence)


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {str(one): one for one in range(2, 10)}
_NUMBER = r"(?:two|three|four|five|six|[2-9])"
_SENT = (
    r"(?:wrote|written|e-?mailed|mailed|texted|txted|messaged|msgd|pinged|whatsapped|dm'd|dmed|thanked|posted|sent"
    r"|rang|phoned|called"
    r"|dropped|carded)"
)
# “TY: emailed all 3 same evening”, “thx: texted both”, “thank yous: all three, by email, 19/11”.
_ALL_OF_THEM = pattern(
    rf"(?:(?:i|we|have|just|then|all)\s)*(?P<verb>{_SENT}\s(?:(?:off|out|round|an?|one|note|card|line|e-?mail|mail"
    rf"|text|message|letter|to|each)s?\s)*)?"
    rf"(?:both|everyone|everybody|each|the\s(?:whole\s)?(?:panel|lot|team)|them\s(?:all|both)|(?:all\s"
    rf"|the\s)?(?P<number>{_NUMBER})(?!\sof\sthe\b)"
    r"|all)(?:\sof\sthem)?(?=\s?(?:$|[.,;:!(✓✔✅☑–-])|\s(?P<behind>.*))"
)
_TO_ASK = pattern(
    r"\b(?:ask\w*|about|regarding|re|confirm\w*|cancel\w*|declin\w+|withdr\w+|saying\s(?:yes|no)|to\ssay\s(?:yes|no"
    r"|i)|except|bar|but|apart)\b"
)


def _read_account_of_all(sentence: Sentence) -> bool:
    """Everybody at once, behind a label of thanks."""
    label = _ACCOUNT.match(sentence.low)
    under = sentence.section in ("thanks", "thanks done")
    if not (label or under) or sentence.question or _OPEN.search(sentence.low) or _TO_ASK.search(sentence.low):
        return False
    match = _ALL_OF_THEM.match(sentence.low, label.end() if label else 0)
    if match is None:
        return False
    written = any(any(map(str.isdigit, span.text)) for span in sentence.past_dates)
    if not (match["verb"] or written or _DONE.search(sentence.low, match.end())):
        return False
    if match["number"] and _NUMBERS[match["number"]] < len(sentence.people.interviewers):
        return False
    day = next(iter(sentence.past_dates), None)
    if day is not None and (day.end - sentence.setting.anchor).days > _SOON:
        return False
    sentence.say("thank_you_sent", None, dates=day or sentence.day, everyone=True)
    return True


def _read_account(sentence: Sentence) -> bool:
    """Each person with the mark behind the name; the last of “Tony and Priscilla sent” speaks for both."""
    found: list[tuple[Mention, str, DateSpan | None]] = []
    waiting: list[Mention] = []
    mentions = sentence.mentions
    for place, one in enumerate(mentions):
        start = sentence.tokens[one.last].end
        end = sentence.tokens[mentions[place + 1].first].start if place + 1 < len(mentions) else len(sentence.low)
        stretch = sentence.low[start:end]
        waiting.append(one)
        if place + 1 < len(mentions) and _JOIN.fullmatch(stretch):
            continue
        mark, day = _mark(sentence, stretch, start)
        if not mark:
            return False
        found += [(person, mark, day) for person in waiting]
        waiting = []
    if waiting:
        return False
    for person, mark, day in found:
        if mark == "open":
            sentence.say("thank_you_not_sent", person)
        else:
            sentence.say("thank_you_sent", person, dates=day)
    return True


def _mark(sentence: Sentence, stretch: str, start: int) -> tuple[str, DateSpan | None]:
    """What stands behind a name: “open”, “done” with its day, or nothing that could be told."""
    part = stretch.split(";")[0]
    if _OPEN.search(part[:_REMARK]):
        return "open", None
    day = next((span for span in sentence.past_dates if start <= span.offset < start + len(part)), None)
    if day is not None and (day.end - sentence.setting.anchor).days > _SOON:
        return "", None
    if _DONE.search(part[:_REMARK]) or (
        day is not None and len(part.strip(" ,.()")) <= len(day.text) + len("by email on ")
    ):
        return "done", day or sentence.day
    return "", None


# “Denis: still to write”, “Engr. Chuka's own is still in draft”, right after somebody else was thanked.
_LEFT = pattern(
    r"(?:'s|’s)?(?:\s(?:own|one|card|note|mail|e-?mail))?\s?[:,–-]?\s?(?:(?:is|was|has|still|not|yet|only|just|the)\s)*"
    r"(?:to\s(?:write|do|send|come|go|follow|thank|be\s\w+)|not\s(?:yet|done|sent|written)|in\s(?:\w+\s)?drafts?"
    r"|half\b.*|owed(?:\s(?:one|his|hers))?|next|nothing|none|undone|outstanding|missing|pending|unwritten|unsent"
    r"|drafted"
    r"|tomorrow|later|open|left|no|nope|not)(?:\s(?:yet|so\sfar|still|one|his|hers))?\W*$"
)


# “…, Frau Harms comes next”, “Tom follows tomorrow”, “Jo gets hers later”: words that say so, then nothing but a time.
TIME = (
    r"(?:\s?,?\s(?:(?:yet|on|by|till|until|at|in|over|after|before|for|this|next|the|some\stime|maybe|probably"
    r"|first|early|late|then"
    r"|soon|later|too|today|tomorrow|tonight|now|lunch|work|weekend|week|morning|afternoon|evening|thing|end|of"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)[a-z]*"
    r"|\d[\w./-]*))\b\.?)"
)
_COMES = pattern(
    r"(?:'s|’s)?(?:\s(?:own|one|card|note|mail|e-?mail|letter|message|text))?\s?[,:–—-]?\s(?:(?:only|just|still"
    r"|then)\s)*"
    r"(?:(?:comes|goes|is|will\sbe|to\sbe)\s(?:up\s)?(?:next|later|after(?:wards)?|last|tomorrow"
    r"|tonight)(?!\s(?:week|month|year))"
    r"|(?:follows|will\sfollow|to\sfollow|waits?|will\swait|has\sto\swait|can\swait|waiting)|next"
    r"|(?:is\s)?(?:still\s)?to\s(?:come|go|do"
    r"|be\s(?:done|thanked|written))|(?:gets|will\sget|to\sget|is\sgetting)\s(?:hers|his|theirs|one|a\s(?:card|note"
    r"|mail|e-?mail|letter))"
    r"|tomorrow)"
    rf"{TIME}{{0,5}}\s?(?=$|[.,;:!)(])"
)
# “Still have to do Wendy”, “haven't got to Wendy yet”, “Wendy I've yet to do”.
_STILL_TO_DO = pattern(
    r"(?:(?:(?:still|i|we)\s)*(?:have|has|need|needs|got|want|must|should|will|yet|going|am|to|about|intend|mean"
    r"|meaning)\s"
    r"|(?:still|left|now|next)[:,]?\s)(?:(?:to|not|still|yet|got|have|get\sround)\s)*"
    r"(?:done|reached|got\s(?:round\s)?to|written\sto|do|get|tackle|write\s(?:to|up)|get\s(?:to|round\sto)|reach"
    r"|manage|sort|catch|message|text|mail|e-?mail|card|drop)\s$"
)
_BETWEEN = pattern(
    r"(?:^|[.,;:–—(-]|\b(?:and|but|while|though|with|then|only))\s?(?:(?:and|but|so|then|only|now|just)\s)*$"
)


def set_apart_the_rest(sentence: Sentence) -> None:
    """Behind thanks to one: who comes next, or is still to do, was not thanked yet."""
    thanked = [one for one in sentence.found if one.kind == "thank_you_sent"]
    if not thanked or len(sentence.mentions) < len(_ONE_AND_ANOTHER):
        return
    for one in sentence.mentions[1:]:
        start, end = sentence.tokens[one.first].start, sentence.tokens[one.last].end
        lead, behind = sentence.low[:start], sentence.low[end:]
        if sentence.tokens[one.last].word.endswith(("'s", "’s")):
            behind = "'s" + behind
        comes = _BETWEEN.search(lead) and _COMES.match(behind)
        apart = max(lead.rfind(mark) for mark in (",", ";", ".", " and ", " but ", " - ", " – ", "("))
        to_do = apart >= 0 and _STILL_TO_DO.search(lead[apart:]) and _ONLY_TIME.match(behind)
        does = _SET_OFF.search(lead) and sentence.tokens[one.last + 1 : one.last + 2]
        if not (comes or to_do):
            if does and (does[0].form == "third" or does[0].low in ("comes", "waits", "follows")):
                sentence.found[:] = [
                    left for left in sentence.found if left.who != one.name or left.kind != "thank_you_sent"
                ]
            continue
        sentence.found[:] = [
            left
            for left in sentence.found
            if left.who != one.name or left.kind not in ("thank_you_sent", "thank_you_not_sent")
        ]
        sentence.say("thank_you_not_sent", one)


_SET_OFF = pattern(r"[,;:–—]\s$")  # “…, Wendy comes next week to measure up”: she does something, and isn't thanked
_ONE_AND_ANOTHER = ("one", "another")
_ONLY_TIME = pattern(rf"{TIME}{{0,5}}\s?(?=$|[.,;:!)(])")


def _read_left(sentence: Sentence) -> bool:
    first = sentence.mentions[0]
    lead = sentence.low[: sentence.tokens[first.first].start].strip()
    if len(sentence.mentions) != 1 or lead not in ("", "and", "but", "only") or sentence.question:
        return False
    place = sentence.tokens[first.last].end
    behind = sentence.low[place:]
    if sentence.tokens[first.last].word.endswith(("'s", "’s")):
        behind = "'s" + behind
    if not (_LEFT.match(behind) or _COMES.match(behind)):
        return False
    sentence.say("thank_you_not_sent", first)
    return True


# “WhatsApp to Mrs. Ajayi this evening to thank her”, “card to Mr Boateng posted 20 Nov, to say thank you”.
_MESSAGE = pattern(
    r"(?:(?:and|also|then|a|an|my|quick|short|little|brief|one|proper|thank-you|longer)\s)*"
    r"(?:card|postcard|note|line|whatsapp|e-?mail|mail|text|txt|message|letter|msg|mssg|sms|dm|pm|wa|vm|vn|snap"
    r"|insta|dms|fb|imessage"
    r"|voice\s(?:note|message)|voicemail)"
    r"\s(?:to|for|2|→|->)\s$"
)
_TO_THANK = pattern(
    r"\bto\s(?:thank|say\s(?:an?\s)?(?:\w+\s)?(?:thanks|thank|ta\b|ty\b|thx\b|tyvm\b|cheers))|\b(?:saying|said"
    r"|sayin)\s(?:thanks|thank|ta\b|ty\b|thx\b|tyvm\b|cheers)|\bthanking\b"
    r"|\bof\sthanks\b|\bwith\s(?:my\s|many\s)?thanks\b"
)
_ANSWERED = pattern(r"\b(?:no\s(?:reply|answer|response|word\sback)|nothing\sback|not\s(?:replied|answered|heard))\b")
_THEN = pattern(
    r"\b(?:same|that|last)\s(?:day|night|evening|eve|afternoon)\b|\b(?:yesterday|straight\safter|right\safter)\b"
)
_AHEAD = pattern(
    r"\b(?:by|tomorrow|next|need|must|will|should|still|later|tonight|to\sdo|todo|not|never|no|yet|if|would|drafts?"
    r"|drafted"
    r"|before|maybe|planned|owe)\b"
)


def _read_message(sentence: Sentence) -> bool:
    """A message as a noun, to somebody, with its time and that it was of thanks."""
    first = sentence.mentions[0]
    if sentence.section in ("me", "next") or sentence.question:
        return False
    low, start, end = sentence.low, sentence.tokens[first.first].start, sentence.tokens[first.last].end
    said = _TO_THANK.search(low, end) if _MESSAGE.fullmatch(low[:start]) else None
    if said is None or _AHEAD.search(_ANSWERED.sub("", low[end:])):
        return False
    if sentence.listed and not _THEN.search(low, end, said.start()):
        return False
    if not sentence.bag.isdisjoint(words.ME_OBJECT):
        return False
    mark, day = _mark(sentence, low[end : said.start()], end)
    if mark != "done":
        return False
    sentence.say("thank_you_sent", first, dates=day)
    return True


# “Thank-you emails to both of them Wednesday a.m., got Tony's address off the badge sheet”.
_TO_ALL = pattern(
    rf"(?:(?:and|a|the|my|sent|posted|wrote)\s)*{_NOUN}(?:\syou'?s?)?(?:\s{_MAIL})?\s(?:(?:went\s|gone\s|sent\s|off\s"
    rf"|out\s)*(?:to|for)\s)?"
    r"(?:both|each|all|everyone|everybody|the\s(?:two|three|four|five|panel|lot))(?:\sof\sthem|\s(?:two|three|four"
    r"|five))?"
    r",?\s(?=(?P<behind>.{0,40}))"
)


# “Wrote to all three on the train home”: to everybody and at once, which after an interview is thanks.
_WROTE_TO_ALL = pattern(
    r"(?:(?:and|so|then|have|had|also|just|already|i|we|finally|duly)\s)*(?:wrote|written|e-?mailed|mailed|texted"
    r"|messaged|whatsapped"
    r"|dm'd|dmed|dropped\s(?:a\s)?(?:line|note|card)s?|sent\s(?:a\s)?(?:note|line|card|message|e-?mail"
    r"|mail)s?)\s(?:off\s|round\s)?(?:to\s)?"
    r"(?:both(?:\sof\sthem)?|each(?:\sof\sthem)?|all\sof\sthem|them\s(?:both|all)|all\s(?:two|three|four|five"
    r"|six)(?:\sof\sthem)?|everyone"
    r"|everybody|the\s(?:two|three|four|five|pair|lot|whole\s(?:panel|lot))(?:\sof\sthem)?)"
    r"\s?,?\s(?:(?:on|from|in)\s(?:the|my)\s(?:train|bus|tram|way|car|ferry|plane|tube|platform|station|caf[eé]"
    r"|sofa|same)\b"
    r"|from\s(?:home|my|the)\b|(?:that|the\ssame|same)\s(?:day|night|evening|afternoon)\b|(?:the\s)?(?:next"
    r"|following)\s(?:day|morning)\b"
    r"|(?:straight|right)\s(?:after|away|afterwards)\b|before\s(?:bed|dinner|tea|supper|lunch|i\s(?:got|was|had"
    r"|left|went))\b|last\snight\b"
    r"|as\ssoon\sas\si\sgot\b|within\sthe\shour\b|when\si\sgot\s(?:home|in|back)\b|after\s(?:lunch|dinner|tea"
    r"|supper|work)\b)"
)
_WITH_A_MATTER = pattern(
    r"\b(?:to\s(?:ask|say\si|tell|confirm|check|chase|let|cancel|decline|withdraw)|asking|about|regarding|re|that\si"
    r"|with\s(?:the|my)|if|whether|not|never)\b"
)


def read_wrote_to_all(sentence: Sentence) -> None:
    """Say that everybody was thanked, where they were written to at once and of nothing else."""
    match = _WROTE_TO_ALL.match(sentence.low)
    if match is None or sentence.check or sentence.question or sentence.found or sentence.section in ("me", "next"):
        return
    if _WITH_A_MATTER.search(sentence.low, match.end()):
        return
    day = next((span for span in sentence.past_dates), None)
    sentence.say("thank_you_sent", None, dates=day or sentence.day, everyone=True)


def read_thanks_to_all(sentence: Sentence) -> bool:
    """Thanks to all of them with the day right behind; whom the rest of the sentence names is not all."""
    match = _TO_ALL.match(sentence.low)
    if match is None or sentence.check or sentence.question or sentence.listed or sentence.section:
        return False
    day = next((span for span in sentence.past_dates if 0 <= span.offset - match.end() <= len("on the ")), None)
    if day is None or _OPEN.search(match["behind"].split(",")[0]):
        return False
    if (day.end - sentence.setting.anchor).days > _SOON:
        return False
    sentence.say("thank_you_sent", None, dates=day, everyone=True)
    return True
