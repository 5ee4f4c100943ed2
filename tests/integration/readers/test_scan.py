"""A PDF of scanned pages is recognised where Tesseract is, and says what it is everywhere else."""

from __future__ import annotations

import io
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from feeds.errors import UnreadableIssue
from feeds.parsing import parse
from feeds.readers import read, scan

PAGES = (
    (
        (48, "冷链物流动态"),
        (40, "首个智能冷库投入使用"),
        (26, "　　四月十八日，本市首个智能冷库在城北产业园投入使用，首批三百"),
        (26, "吨水果当天入库。冷库由协会会员单位共同建设，可以存放两万吨农产"),
        (26, "品，入库和出库都由机器完成。"),
        (26, "（来源：某某日报）"),
    ),
    (
        (40, "港口夜航恢复"),
        (26, "　　入夏以来，港区连续三周恢复夜航，外贸货船进出港平均提前六小"),
        (26, "时。引航站把值班分成四班，潮水合适就放行。"),
        (26, "（来源：某某晚报）"),
    ),
)

recognising = pytest.mark.skipif(not scan.can_recognise(), reason="no Tesseract with chi_sim")


def font(size: int) -> ImageFont.FreeTypeFont:
    try:
        said = subprocess.run(
            ["fc-match", "-f", "%{file}", "Noto Sans CJK SC:lang=zh-cn"], capture_output=True, text=True
        )
        return ImageFont.truetype(said.stdout, size)
    except OSError:
        pytest.skip("no Chinese font to draw a page with")


def scanned(path: Path) -> Path:
    images: list[Image.Image] = []
    for lines in PAGES:
        image = Image.new("L", (1240, 1754), 250)
        draw = ImageDraw.Draw(image)
        top = 150
        for size, text in lines:
            draw.text((150, top), text, fill=20, font=font(size))
            top += size + 24
        images.append(image)
    images[0].save(path, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return path


@recognising
def test_what_stands_on_scanned_pages_is_read_page_by_page_and_flagged(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    document = read(scanned(tmp_path / "a.pdf"), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    expected = "".join(text.strip() for lines in PAGES for _size, text in lines)
    found = "".join(line.text for line in document.lines).replace(" ", "")
    assert SequenceMatcher(None, expected, found, autojunk=False).ratio() > 0.9
    assert {line.page for line in document.lines} == {1, 2}
    issue = parse(document)
    assert "recognised" in [flag.code for flag in issue.flags]
    titles = [item.title or "" for item in issue.items]
    assert [title[:4] for title in titles] == ["首个智能", "港口夜航"]


@recognising
def test_a_page_that_takes_too_long_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_fails(module: str, data: bytes, arguments: list[str], **limits: float) -> dict[str, object]:
        if arguments[0] == "1":
            raise UnreadableIssue("too long")
        return {"pieces": [["港口夜航恢复。", 72, 200, 700, 12]]}

    monkeypatch.setattr(scan, "ask", one_fails)
    document = read(scanned(tmp_path / "a.pdf"))
    assert [(line.page, line.text) for line in document.lines] == [(2, "港口夜航恢复。")]


@recognising
def test_a_blank_scan_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    Image.new("L", (1240, 1754), 250).save(data, "PDF", resolution=150)
    (tmp_path / "a.pdf").write_bytes(data.getvalue())
    with pytest.raises(UnreadableIssue, match="认不出"):
        read(tmp_path / "a.pdf")


@recognising
def test_too_many_pages_are_refused_before_any_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MOST_PAGES", 1)
    with pytest.raises(UnreadableIssue, match="2 页"):
        read(scanned(tmp_path / "a.pdf"))


def test_without_the_program_it_says_what_it_is_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_recognise", lambda: False)
    with pytest.raises(UnreadableIssue, match=r"扫描件.*OCR.*jianbao\[ocr\]"):
        read(scanned(tmp_path / "a.pdf"))
