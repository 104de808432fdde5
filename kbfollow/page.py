"""The Follow-ups page: what matters today on one screen, then what comes, what waits and where things stand.

The page is a pure function of the follow-ups, the applications and the vault's day. Its checkboxes are the same tasks
as those in the notes: the link of a line is the task's identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kbfollow.business_days import BusinessCalendar
from kbfollow.identity import short_hash
from kbfollow.interviews import CLOSED
from kbfollow.markdown.inline import clean_description, markdown_link, plain_text
from kbfollow.model import Application, Finding, FollowUp, Problem
from kbfollow.rules import place_of
from kbfollow.settings import Settings
from kbfollow.words import day_month, day_month_year, joined, plural

COMING_DAYS = 7
# Business days after which a late line goes into the one folded “Older” line.
OLD_AFTER = 10
_QUIET_FINDINGS = ("right-person", "too-often", "thank-you-alike")


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the page shows, as of `today`."""

    today: date
    settings: Settings
    applications: Sequence[Application]
    follow_ups: Sequence[FollowUp]
    problems: Sequence[Problem]
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page with the tasks it stands for: (note, id, day shown)."""

    text: str
    tasks: tuple[tuple[str, str, date | None], ...] = ()


def page_lines(view: PageView) -> list[PageLine]:
    """The lines between the page's markers."""
    shown = [one for one in _sorted(view.follow_ups) if one.status == "open" and not one.carried_by]
    tasks = [one for one in shown if one.due is not None and not one.finding.answers]
    lines = [*_headline(view, tasks), PageLine("")]
    for title, section in (
        ("Today", _today(view, tasks)),
        ("To confirm", _questions(view, shown)),
        ("Problems", _problems(view)),
        (f"Next {COMING_DAYS} days", _coming(view, tasks)),
        ("Waiting for them", _waiting(view, tasks)),
        ("Keep in mind", _findings(view, _QUIET_FINDINGS)),
        ("Where things stand", _standing(view, [one for one in shown if one.due is not None])),
    ):
        if section:
            lines += [PageLine(f"## {title}"), PageLine(""), *section, PageLine("")]
    lines += _findings(view, ("keep-looking",), mark="")
    if not view.applications:
        lines.append(PageLine("No interview notes yet: give a note the property `type: interview`, and its `date`."))
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def page_key(note: str, block_id: str) -> str:
    """The name of a task in the page's base."""
    return short_hash(f"{note}#{block_id}", 10)


def _sorted(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    return sorted(
        follow_ups,
        key=lambda one: (one.due or date.max, place_of(one.finding.rule), one.finding.note or "", one.id),
    )


def _headline(view: PageView, tasks: Sequence[FollowUp]) -> list[PageLine]:
    now = len(_grouped(_due_now(view, tasks)))
    week = view.today - timedelta(view.today.weekday())
    done = sum(
        1 for one in view.follow_ups if one.status == "done" and one.closed_on and week <= one.closed_on <= view.today
    )
    words = f"**{day_month_year(view.today)}**: {f'{now} for today' if now else 'nothing for today'}"
    if done:
        words += f" · {done} done this week"
    following = next((one for one in tasks if one.due and one.due > view.today and not one.finding.waiting), None)
    if now or following is None or following.due is None:
        return [PageLine(words)]
    coming = f"Next: {day_month(following.due)}, {_lower(_words(following))}, {_employer(following)}"
    return [PageLine(words), PageLine(""), PageLine(coming)]


def _due_now(view: PageView, tasks: Sequence[FollowUp]) -> list[FollowUp]:
    return [one for one in tasks if one.due and one.due <= view.today and not one.finding.waiting]


def lines_for_today(follow_ups: Iterable[FollowUp], today: date) -> list[list[FollowUp]]:
    """The tasks due by `today`, late ones first; those that share a line of the page together."""
    tasks = [one for one in _sorted(follow_ups) if one.status == "open" and not one.carried_by]
    return _grouped(
        [one for one in tasks if one.due and one.due <= today and not (one.finding.waiting or one.finding.answers)]
    )


def _today(view: PageView, tasks: Sequence[FollowUp]) -> list[PageLine]:
    due = _due_now(view, tasks)
    start = view.calendar.add(view.today, -OLD_AFTER)
    older = [one for one in due if one.due and one.due < start]
    lines: list[PageLine] = []
    for group in _grouped([one for one in due if one.due and one.due >= start]):
        lines += _task_lines(view, group, day_in_front=False)
    if older:
        groups = [(_words(group[0]), ", ".join(_link(view, one) for one in group)) for group in _grouped(older)]
        lines.append(PageLine("- Older: " + "; ".join(f"{_lower(words)}, {links}" for words, links in groups)))
    return lines


def _grouped(tasks: Sequence[FollowUp]) -> list[list[FollowUp]]:
    """One group per line: alerts to one reference for several employers share one."""
    groups: dict[tuple[object, ...], list[FollowUp]] = {}
    for one in tasks:
        groups.setdefault(_shared(one) or (one.finding.note, one.id), []).append(one)
    return list(groups.values())


def _shared(one: FollowUp) -> tuple[object, ...] | None:
    """What makes tasks share a line: one reference for several employers, one piece of news for several."""
    if one.adopted or one.stale:
        return None
    if one.finding.rule == "alert-references":
        return ("alert", (one.finding.subject or "").casefold())
    if one.id.startswith("offer-tell-"):
        return ("offer", one.finding.note, one.due)
    return None


def _task_lines(view: PageView, group: Sequence[FollowUp], day_in_front: bool) -> list[PageLine]:
    first = group[0]
    words = (
        "Tell them that you have an offer" if first.id.startswith("offer-tell-") and len(group) > 1 else _words(first)
    )
    due = min((one.due for one in group if one.due), default=None)
    if day_in_front and due:
        words = f"{_day(view, due)}: {_lower(words)}"
    links = ", ".join(_link(view, one) for one in group)
    text = f"{words}: {links}" if len(group) > 1 else f"{words}, {links}"
    if due and due < view.today and not day_in_front:
        text += f", since {_day(view, due)}"
    if first.stale:
        return [PageLine(f"- {text} (its note can’t be read just now)")]
    box = "- [ ] " if view.settings.page_checkboxes and not first.adopted else "- "
    keys = tuple((one.finding.note or "", one.id, due) for one in group if not one.adopted)
    lines = [PageLine(box + text, keys if box != "- " else ())]
    lines += [PageLine(f"    - {detail}") for detail in _details(group)]
    return lines


def _details(group: Sequence[FollowUp]) -> list[str]:
    """One line of hints: what to ask, to restate and to put at rest; what to find first has a line of its own."""
    own_hints = [hint for one in group if one.finding.rule != "names-and-titles" for hint in one.finding.detail]
    hints = own_hints + [hint for one in group for carried in one.carries for hint in carried.detail]
    own = list(dict.fromkeys(hint for hint in hints if ": " not in hint))
    asks = list(dict.fromkeys(hint.removeprefix("Ask: ").strip() for hint in hints if hint.startswith("Ask: ")))
    rest = [hint for hint in hints if ": " in hint and not hint.startswith("Ask: ")]
    asked = "".join(ask if ask is asks[-1] else f"{ask} " if ask.endswith("?") else f"{ask}; " for ask in asks)
    parts = ([f"Ask: {asked}"] if asks else []) + rest
    return [clean_description(text, links=False) for text in (*own, *([" · ".join(parts)] if parts else []))]


def _words(one: FollowUp) -> str:
    if one.adopted is not None:
        return clean_description(one.adopted.description)
    if one.record is not None and one.record.user_text:
        return clean_description(one.record.user_text)
    return clean_description(plain_text(one.finding.short or one.finding.text))


def _lower(words: str) -> str:
    first, _, rest = words.partition(" ")
    return words if first[1:] != first[1:].lower() or not rest else words[:1].lower() + words[1:]


def _day(view: PageView, day: date) -> str:
    """“Mon 16”, with the month where it isn't near."""
    words = day_month(day)
    return words.rsplit(" ", 1)[0] if abs((day - view.today).days) <= 14 else words


def _employer(one: FollowUp) -> str:
    application = one.finding.application
    if application is not None:
        return clean_description(application.employer)
    return clean_description((one.finding.note or "").rsplit("/", 1)[-1].removesuffix(".md"))


def _link(view: PageView, one: FollowUp) -> str:
    """The link that is the task's identity."""
    words = clean_description(one.finding.subject or "") if one.id.startswith("offer-tell-") else _employer(one)
    fragment = "" if one.adopted is not None and not one.adopted.id else f"^{one.adopted.id if one.adopted else one.id}"
    return _note_link(view, one.finding.note or "", words or _employer(one), fragment)


def _note_link(view: PageView, note: str, words: str, fragment: str = "") -> str:
    if view.settings.link_style == "wikilink":
        target = note.removesuffix(".md") + (f"#{fragment}" if fragment else "")
        return f"[[{target}|{words.replace('|', '/')}]]"
    return markdown_link(words, note, fragment)


def _coming(view: PageView, tasks: Sequence[FollowUp]) -> list[PageLine]:
    end = view.today + timedelta(COMING_DAYS)
    lines: list[tuple[date, PageLine]] = []
    for group in _grouped(
        [one for one in tasks if one.due and view.today < one.due <= end and not one.finding.waiting]
    ):
        due = group[0].due or view.today
        lines += [(due, line) for line in _task_lines(view, group, day_in_front=True)]
    for application in view.applications:
        for interview in application.ahead if not application.dormant and application.status not in CLOSED else ():
            after = interview.day + timedelta(1) if interview.day else None
            if after and view.today < after <= end:
                words = f"- {_day(view, after)}: thank the people you meet at {clean_description(application.employer)}"
                lines.append((after, PageLine(words)))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _waiting(view: PageView, tasks: Sequence[FollowUp]) -> list[PageLine]:
    lines: list[str] = []
    for one in tasks:
        if one.finding.waiting and one.due:
            what = clean_description(one.finding.subject or "")
            lines.append(
                f"- {_note_link(view, one.finding.note or '', _employer(one))}: {what}, by {day_month(one.due)}"
            )
    check_ins = {id(one.finding.application): one for one in reversed(tasks) if one.finding.rule == "follow-up"}
    for application in view.applications:
        check_in = check_ins.get(id(application))
        if check_in is None or check_in.due is None or application.dormant:
            continue
        if check_in.due <= view.today + timedelta(COMING_DAYS):
            continue  # it stands above
        window = application.window.dates if application.window else None
        answer = f"answer by {day_month(window.end)}. " if window and window.end >= view.today else ""
        words = f"you check in on {day_month(check_in.due)}; silence until then is normal."
        words = answer + (words[0].upper() + words[1:] if answer else words)
        lines.append(f"- {clean_description(application.employer)}: {words}")
    return [PageLine(line) for line in lines]


def _questions(view: PageView, shown: Sequence[FollowUp]) -> list[PageLine]:
    lines: list[PageLine] = []
    for one in shown:
        if not one.finding.answers and one.finding.rule != "confirm":
            continue
        quotes = joined(
            [f"“{clean_description(plain_text(each.quote))}” (line {each.line})" for each in one.finding.why]
        )
        question = clean_description(plain_text(one.finding.text))
        if one.finding.rule == "confirm" and quotes:
            question += f" {quotes}"
        lines.append(PageLine(f"- {question}, {_note_link(view, one.finding.note or '', _employer(one))}"))
        for answer in one.finding.answers:
            note, block_id = one.finding.note or "", f"{one.finding.id}-{answer.key}"
            words = clean_description(plain_text(answer.text))
            link = _note_link(
                view, note, "in the note" if one.finding.rule == "confirm" else _employer(one), f"^{block_id}"
            )
            box = "[ ] " if view.settings.page_checkboxes else ""
            lines.append(PageLine(f"    - {box}{words}, {link}", ((note, block_id, None),) if box else ()))
    return lines


def _problems(view: PageView) -> list[PageLine]:
    lines = []
    for one in sorted(view.problems, key=lambda problem: (problem.path, problem.line, problem.message)):
        mend = f"; {one.mend}" if one.mend else ""
        link = _named_link(view, one.path)
        where = f"and {_named_link(view, one.other)}" if one.other else f"line {one.line}"
        lines.append(PageLine(f"- {link}{' ' if one.other else ', '}{where}: {clean_description(one.message + mend)}"))
    return lines


def _named_link(view: PageView, path: str) -> str:
    return _note_link(view, path, path.rsplit("/", 1)[-1].removesuffix(".md"))


def _findings(view: PageView, rules: Sequence[str], mark: str = "- ") -> list[PageLine]:
    found = [one.finding for one in view.follow_ups if one.finding.rule in rules and one.status == "open"]
    return [PageLine(mark + _finding_words(view, one)) for one in found]


def _finding_words(view: PageView, finding: Finding) -> str:
    words = clean_description(plain_text(finding.text))
    if finding.note is None or finding.application is None:
        links = [_note_link(view, one.note, clean_description(one.quote)) for one in finding.why]
        return ", ".join([words, *links])
    return f"{words}, {_note_link(view, finding.note, clean_description(finding.application.employer))}"


# Where things stand


def _standing(view: PageView, tasks: Sequence[FollowUp]) -> list[PageLine]:
    by_application = _next_tasks(tasks)
    rows: list[tuple[tuple[date, str], str]] = []
    asleep: list[str] = []
    closed: list[str] = []
    for one in view.applications:
        link = _note_link(view, _latest_note(one), _cell(one.employer))
        following = by_application.get(id(one))
        if one.dormant:
            last = f" (last news {day_month_year(one.last_event)})" if one.last_event else ""
            asleep.append(link + last)
        elif not one.is_dated and following is None:
            continue  # nothing to count from: most likely a note about other people's interviews
        elif one.status in CLOSED and following is None:
            closed.append(f"{link} ({one.status})")
        else:
            due = following.due if following and following.due else date.max
            rows.append(
                ((due, one.employer.casefold()), f"| {link} | {_stage(view, one)} | {_next(view, one, following)} |")
            )
    lines = []
    if rows:
        lines += ["| Employer | Stage | Next |", "|---|---|---|", *(row for _, row in sorted(rows))]
    if closed:
        lines += [*([""] if lines else []), f"Closed: {', '.join(closed)}"]
    if asleep:
        lines += [*([""] if lines else []), f"Asleep, until there is news: {', '.join(asleep)}"]
    return [PageLine(line) for line in lines]


def _next_tasks(tasks: Sequence[FollowUp]) -> Mapping[int, FollowUp]:
    found: dict[int, FollowUp] = {}
    for one in tasks:
        if one.finding.application is not None:
            found.setdefault(id(one.finding.application), one)
    return found


def _latest_note(application: Application) -> str:
    latest = application.ahead[0] if application.ahead else application.latest
    return (latest.note if latest else application.home).path


def _stage(view: PageView, application: Application) -> str:
    if application.status == "offer" and application.answer_by:
        return f"offer, answer by {day_month(application.answer_by)}"
    if application.status not in ("scheduled", "waiting", "next round"):
        return application.status
    coming = [one for one in application.ahead if one.day]
    if coming and coming[0].day:
        day = coming[0].day
        away = (day - view.today).days
        return "interview today" if away == 0 else f"interview {day_month(day) if away > 6 else day_month(day)[:3]}"
    if not application.rounds:
        return "applied"
    rounds = len(application.taken)
    return "waiting" if rounds < 2 else f"waiting, after {plural(rounds, 'round')}"


def _next(view: PageView, application: Application, following: FollowUp | None) -> str:
    if following is None or following.due is None:
        return "–"
    if following.finding.rule == "before-interview":
        time = next((one.time for one in application.ahead if one.time), "")
        return f"{day_month(following.due)}, {time or 'interview'}"
    return f"{day_month(following.due)}, {_cell(_topic(following))}"


def _topic(one: FollowUp) -> str:
    """A task in a word or two, for the table."""
    topics = {
        "thank-you": "thanks",
        "names-and-titles": "names and titles",
        "alert-references": "references",
        "follow-up": "check in",
        "gone-quiet": "one last note?",
        "application-follow-up": "ask about it",
        "rejected": "reply",
        "offer": "answer",
        "hired": "tell them",
    }
    if one.finding.rule in ("my-promise", "their-promise"):
        return one.finding.subject or "promise"
    return topics.get(one.finding.rule, "ask")


def _cell(words: str) -> str:
    return clean_description(plain_text(words)).replace("|", "/")
