"""Whether a clause is about people of the user's own: family, a bank, an old school; nothing that the employer gets."""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_THIRD_PARTY = cued(
    r"\b(?:our|my|the)\s(?:kev|mate|mum|mom|dad|cousin|brother|sister|wife|husband|partner|friend"
    r"|neighbour|neighbor|landlord|tailor|gp|doctor|dentist|bank(?!\s(?:details|slips?|statements?|cards?|forms?|letters?|account|book))|boss|union|accountant"
    r"|(?<!from\smy\s)(?<!of\smy\s)old\s(?:boss|manager|colleagues?|mates?|friends?|teacher|employer|company|firm|team|job|school|prof\w*|tutor"
    r"|place"
    r"|supervisor|landlord|lecturer|neighbou?rs?|lady|man|lot|crew|flame|pal|coach|master|director|headmaster|office"
    r"|work)"
    r"|current\s\w+|flatmate|roommate|landlady|babysitter|uncle|aunt"
    r"|(?:uni|university|school|college)(?!\s(?:office|secretary|reception|board|portal|head|bursar|governors)))\b"
    r"|\bour\s[a-z]{2,12}\sfor\b|\bmyself\b",
)


def about_others(sentence: Sentence, clause: Clause) -> bool:
    return _names_others(clause) or _THIRD_PARTY.search(clause.low) is not None


def _names_others(clause: Clause) -> bool:
    """Whether other people are spoken of, and not what is called after them: “my guard card”."""
    if not clause.has(_OTHERS):
        return False
    lows = [one.low for one in clause.tokens]
    return any(
        low in _OTHERS
        and not _CALLED_AFTER.fullmatch(follow)
        and not (low in _MADE_FOR and _FOR_THEM.fullmatch(follow))  # “my kids book list”, “the parents evening slides”
        and "of" not in lows[max(0, index - _NEAR) : index]  # “the name of my fish guy”: a thing that they get
        and not (low in _OF_THEIRS and "to" in lows[max(0, index - _NEAR) : index])  # “over to the site nurse”
        for index, (low, follow) in enumerate(zip(lows, [*lows[1:], ""], strict=True))
    )


_OF_THEIRS = frozenset("nurse porter guard doorman driver coworker predecessor".split())
_MADE_FOR = frozenset("kids parents friends people girl guy driver doctor dentist nurse guard waiter cleaner".split())
_FOR_THEM = pattern(
    r"books?|menus?|clubs?|corner|part(?:y|ies)|room|class(?:es)?|list|lists|programme|program|craft|crafts|art|activity|activities|yoga|camp|wear|clothes|songs?"
    r"|stories|story|reading|recipes?|games?|quiz|workshops?|evening|leaflets?|newsletter|letter|handout|guide|survey|forms?|handbook|rota|roster|log|logs|sheets?|plans?"
    r"|checklists?|notes|report|reports|scheme|pack|meals?|section|shelf|portfolio|drawings?|photos?"
)
_NEAR = 3  # words before somebody, among which “of” makes a thing of it
_CALLED_AFTER = pattern(
    r"cards?|badges?|licen[cs]es?|certs?|certificates?|tickets?|pins?|numbers?|records?|training|registration"
)


_OTHERS = words.OTHERS - frozenset("people someone somebody others secretary receptionist colleague".split())
