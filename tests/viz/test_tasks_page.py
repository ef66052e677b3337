"""Long lists of tasks: grouped, folded, in pages; the way to the basis; what is doubtful."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kg.model import Basis, Step
from viz import page
from viz.page import TasksAsked
from viz.task_groups import FOLDED, PER_PAGE, one_group, task_groups

if TYPE_CHECKING:
    from kg.model import DirectiveRecord, DocumentView, Trace


@pytest.fixture
def many(view: DocumentView) -> tuple[DirectiveRecord, ...]:
    """120 with a day, 30 with words only, 80 with neither, in no order."""
    task = replace(view.directives[0], responsible=("Sở Y tế tỉnh Cao Bằng",))
    first = date(2022, 1, 1)
    days = [replace(task, deadline=first + timedelta(n), action=f"d{n}.") for n in range(120)]
    words = replace(task, deadline=None, deadline_text="hằng quý", deadline_kind="recurring")
    bare = replace(task, deadline=None, deadline_text=None, deadline_kind=None)
    told = [replace(words, start=n, action=f"w{n}.") for n in range(30)]
    untold = [replace(bare, start=n, action=f"o{n}.") for n in range(80)]
    return (*untold, *reversed(days), *told)


def actions(html: str) -> list[str]:
    return re.findall(r"<p>([DWO]\d+)\.</p>", html)


def test_the_groups_of_a_long_list(many: tuple[DirectiveRecord, ...]) -> None:
    groups = task_groups(many)
    assert [(one.key, len(one.tasks), one.total, one.pages, one.folded) for one in groups] == [
        ("dated", PER_PAGE, 120, 3, False),
        ("worded", FOLDED, 30, 1, True),
        ("open", FOLDED, 80, 2, True),
    ]
    assert [one.hidden for one in groups] == [80, 10, 60]
    days = [one.deadline for one in groups[0].tasks if one.deadline]
    assert days == sorted(days)
    assert len(days) == PER_PAGE


def test_a_list_without_days_is_not_folded(many: tuple[DirectiveRecord, ...]) -> None:
    (only,) = task_groups(many[:3])
    assert (only.key, only.folded, only.hidden) == ("open", False, 0)
    assert task_groups(()) == ()


@pytest.mark.parametrize(("asked", "page", "shown"), [(1, 1, 40), (3, 3, 40), (99, 3, 40)])
def test_pages_of_a_group(
    many: tuple[DirectiveRecord, ...], asked: int, page: int, shown: int
) -> None:
    group = one_group(many, "dated", asked)
    assert (group.page, len(group.tasks), group.total) == (page, shown, 120)
    assert one_group((), "open", 1).pages == 1


def test_the_overview_folds_and_leads_on(many: tuple[DirectiveRecord, ...]) -> None:
    html = page.tasks_page(many, TasksAsked(agency="Sở Y tế"))
    assert "<b>230</b> nhiệm vụ" in html
    assert actions(html) == [
        *(f"D{n}" for n in range(PER_PAGE)),
        *(f"W{n}" for n in range(FOLDED)),
        *(f"O{n}" for n in range(FOLDED)),
    ]
    assert html.count('<details class="task-group">') == 2
    asked = "/nhiem-vu?agency=S%E1%BB%9F+Y+t%E1%BA%BF&amp;group="
    for part in ("dated&amp;page=2", "worded&amp;page=1", "open&amp;page=1"):
        assert f'href="{asked}{part}"' in html


def test_a_page_of_one_group(many: tuple[DirectiveRecord, ...]) -> None:
    html = page.tasks_page(many, TasksAsked(group="dated", page=2))
    assert actions(html) == [f"D{n}" for n in range(40, 80)]
    assert "Trang 2 / 3" in html
    assert 'href="/nhiem-vu?group=dated&amp;page=1" rel="prev"' in html
    assert 'href="/nhiem-vu?group=dated&amp;page=3" rel="next"' in html
    assert "<b>230</b> nhiệm vụ" in html
    assert "format=xlsx" in html
    assert "group=dated&amp;format" not in html


def test_the_way_to_the_basis_leads_to_its_sentences(view: DocumentView, chain: Trace) -> None:
    step = replace(chain.steps[1], depth=1)
    task = replace(view.directives[0], through=(Step(1, step.edge, chain.root),))
    html = page.tasks_page((task,), TasksAsked(basis="11/NQ-CP"))
    proof = step.edge.evidence[0]
    assert re.search(
        rf'href="/van-ban/[^"]+#v-{proof.start}" title="[^"]+">triển khai thực hiện</a>', html
    )
    assert "Nghị quyết số 11/NQ-CP</a>" in html
    assert f"<mark>{proof.exact}</mark>" in html


def test_what_a_task_cites_is_a_link(view: DocumentView, chain: Trace) -> None:
    proof = chain.steps[1].edge.evidence[0]
    task = replace(view.directives[0], based_on=(Basis(chain.root, proof),))
    assert re.search(
        r'viện dẫn <a href="/van-ban/vb/11/[^"]+">Nghị quyết số 11/NQ-CP</a>',
        page.tasks_page((task,)),
    )


def test_a_doubtful_deadline_says_so(view: DocumentView) -> None:
    task = replace(view.directives[0], deadline_doubt="submission_or_decision")
    html = page.tasks_page((task,))
    assert "chưa rõ là hạn trình hay hạn ban hành, phê duyệt" in html
    assert "trước ngày 15/9/2022" in html
    assert 'class="doubtful"' not in page.tasks_page(view.directives)


def test_the_filters_in_an_address() -> None:
    assert TasksAsked().filters() == {}
    asked = TasksAsked(agency="Sở Y tế", role="partner", overdue=True, group="open", page=3)
    assert asked.filters() == {"agency": "Sở Y tế", "role": "partner", "overdue": "true"}
    assert asked.narrowed
    assert not TasksAsked(agency="Sở Y tế", overdue=True).narrowed
