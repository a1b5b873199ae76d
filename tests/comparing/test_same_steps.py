"""Which next step of a new version is one of the old."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.comparing import same_steps
from tests.comparing.letters import promised

CENTRE = "我厅将于2026年底前建成城东养老服务中心"
CENTRE_LATER = "我厅将于2027年6月底前建成城东养老服务中心"
SCHOOL = "我厅将于2026年底前建成滨河幼儿园"
FUND = "省财政厅将安排专项资金1200万元用于老旧小区加装电梯"


def same(before: list[str], after: list[str]) -> dict[int, int]:
    return dict(same_steps(promised(*before), promised(*after)))


def test_a_step_whose_date_moved_is_the_same() -> None:
    assert same([CENTRE], [CENTRE_LATER]) == {0: 0}


def test_another_promise_of_the_same_formula_is_not() -> None:
    assert same([CENTRE], [SCHOOL]) == {}


def test_a_new_step_before_the_old_one() -> None:
    assert same([CENTRE], [FUND, CENTRE_LATER]) == {1: 0}


def test_steps_that_changed_places() -> None:
    assert same([CENTRE, FUND], [FUND, CENTRE_LATER]) == {0: 1, 1: 0}


def test_the_same_words_come_before_the_same_matter() -> None:
    assert same([CENTRE], [CENTRE_LATER, CENTRE]) == {1: 0}
    assert same([CENTRE, CENTRE_LATER], [CENTRE_LATER]) == {0: 1}


def test_equal_steps_keep_their_order() -> None:
    assert same([CENTRE, FUND, CENTRE], [CENTRE, FUND, CENTRE]) == {0: 0, 1: 1, 2: 2}
    assert same([CENTRE, CENTRE], [CENTRE_LATER, CENTRE_LATER]) == {0: 0, 1: 1}


def test_a_step_of_two_dates_goes_with_its_own() -> None:
    first, second = "2026年建成养老中心一期", "2027年建成养老中心二期"
    assert same([first, second], [second.replace("2027", "2028"), first]) == {0: 1, 1: 0}


def test_of_equal_ones_the_nearest() -> None:
    assert same([FUND, CENTRE], [CENTRE_LATER, CENTRE_LATER]) == {1: 1}


def test_no_steps() -> None:
    assert same([], [CENTRE]) == same([CENTRE], []) == {}


STEPS = st.lists(st.sampled_from([CENTRE, CENTRE_LATER, SCHOOL, FUND, "将继续推进"]), max_size=6)


@settings(deadline=None)
@given(STEPS, STEPS)
def test_one_to_one_and_the_same_both_ways(before: list[str], after: list[str]) -> None:
    there, back = same(before, after), same(after, before)
    assert len(set(there.values())) == len(there)
    assert {(i, j) for j, i in there.items()} == set(back.items())


@settings(deadline=None)
@given(STEPS)
def test_every_step_is_itself(steps: list[str]) -> None:
    assert same(steps, steps) == {at: at for at in range(len(steps))}
