from __future__ import annotations

from feeds.intake.settling import Look, Settling

ONE = (Look(10, 1, 7),)


def test_a_file_settles_while_it_looks_the_same() -> None:
    settling = Settling()
    assert [settling.settled_for("a", ONE, at) for at in (5.0, 6.0, 9.0)] == [0.0, 1.0, 4.0]


def test_any_change_of_size_time_inode_or_companions_begins_anew() -> None:
    for other in ((Look(11, 1, 7),), (Look(10, 2, 7),), (Look(10, 1, 8),), (*ONE, Look(1, 1, 9))):
        settling = Settling()
        settling.settled_for("a", ONE, 0.0)
        assert settling.settled_for("a", other, 5.0) == 0.0
        assert settling.settled_for("a", other, 6.0) == 1.0


def test_a_file_that_went_away_and_came_back_is_a_new_one() -> None:
    settling = Settling()
    settling.settled_for("a", ONE, 0.0)
    settling.forget_all_but(["b"])
    assert settling.settled_for("a", ONE, 5.0) == 0.0
