from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from feeds.publishing import ahead
from feeds.publishing.ahead import Ahead
from feeds.publishing.compressed import Packed, pack, write_packed

FEEDS = [(f"feeds/theme/{number}.rss", f"{number}".encode() * 900) for number in range(9)]
PAGE = ("themes/1.html", b"page" * 900)


class Later(Executor):
    """Compresses when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **_named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.asked.append((future, lambda: work(*given)))
        return future

    def work(self) -> None:
        for future, work in self.asked:
            future.set_result(work())
        self.asked.clear()


def test_what_is_made_ahead_is_compressed_before_anybody_asks_for_it(tmp_path: Path) -> None:
    compressor = Later()
    made = Ahead(tmp_path, [FEEDS[0], PAGE], compressor)
    assert len(compressor.asked) == 1
    compressor.work()
    feed, page = made
    assert (feed.path, feed.data) == FEEDS[0]
    assert [*feed.forms] == ["gzip"]
    assert gzip.decompress(feed.forms["gzip"]) == feed.data
    assert page == Packed(*PAGE, {})
    assert list(tmp_path.iterdir()) == []


def test_what_the_compressor_has_not_come_to_is_not_waited_for(tmp_path: Path) -> None:
    compressor = Later()
    (feed,) = Ahead(tmp_path, FEEDS[:1], compressor)
    assert gzip.decompress(feed.forms["gzip"]) == feed.data
    assert all(future.cancelled() for future, _work in compressor.asked)


def test_what_is_there_as_it_should_be_is_not_compressed_again(tmp_path: Path) -> None:
    packed = pack(tmp_path, *FEEDS[0])
    assert packed
    write_packed(tmp_path, packed)
    compressor = Later()
    assert [file.path for file in Ahead(tmp_path, FEEDS[:2], compressor)] == [FEEDS[1][0]]
    assert len(compressor.asked) == 1
    assert pack(tmp_path, *FEEDS[0]) is None
    (tmp_path / f"{FEEDS[0][0]}.gz").unlink()
    assert pack(tmp_path, *FEEDS[0]) == packed


def test_so_many_are_made_ahead_and_the_others_as_those_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_MOST", 3)
    begun: list[str] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for path, data in FEEDS:
            begun.append(path)
            yield path, data

    with ThreadPoolExecutor(1) as compressor:
        made = Ahead(tmp_path, files(), compressor)
        assert len(begun) == 3
        taken = iter(made)
        assert next(taken).path == FEEDS[0][0]
        assert len(begun) == 4
        assert [one.path for one in taken] == [path for path, _data in FEEDS[1:]]
