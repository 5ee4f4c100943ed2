"""How long a PDF of thirty pages takes to be read and cut, and how much memory, beside other programs if installed.

    .venv/bin/python tests/bench/readers.py [FILE.pdf]

Without a file it draws two: two columns, running heads, a heading on every page; and the same with a photograph of
1600 by 1067 pixels and its caption on every page, which only jianbao takes out. Figures are wall-clock seconds with the
start of the process, the fastest of some runs, and its peak resident memory.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/unit/readers"))

PAGES, LINES, TIMES = 30, 42, 5
BESIDE = range(4, 16)  # lines that a picture takes the place of
SENTENCE = "本市电子商务协会日前举行会员大会审议年度工作报告并就跨境贸易物流配送人才培训作出安排"
CUT = "import sys; from pathlib import Path; from feeds.readers import read; from feeds.parsing import parse\n"
CUT += "import resource; parse(read(Path(sys.argv[1]))); who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)\n"
CUT += "print(max(resource.getrusage(one).ru_maxrss for one in who))"


def drawn(*, pictures: bool) -> bytes:
    from sample_pdf import Photo, Text, pdf

    pages: list[list[Text | Photo]] = []
    for page in range(PAGES):
        texts: list[Text | Photo] = [Text("某某动态 2026年第3期", 230, 815, 9), Text(str(page + 1), 295, 25, 9)]
        for column, left in enumerate((50, 310)):
            texts.append(Text(f"第{page + 1}页第{column + 1}栏的标题在这里", left, 790, 14))
            for line in range(LINES):
                if pictures and column and line in BESIDE:
                    continue
                start = (page * 7 + line * 3 + column) % len(SENTENCE)
                text = (SENTENCE * 2)[start : start + 22]
                texts.append(Text(text if line % 6 else text[:20], left + (0 if line % 6 else 20), 765 - 17 * line, 10))
        if pictures:
            texts += [Photo(photograph(page), 310, 530, 225, 150), Text(f"图{page + 1} 会场", 400, 515, 8)]
        pages.append(texts)
    return pdf(*pages)


def photograph(seed: int) -> bytes:
    """As grainy as one, so that it takes as long to decode."""
    from PIL import Image
    from sample_pictures import drawn

    data = io.BytesIO()
    grain = Image.effect_noise((1600, 1067), 12).convert("RGB")
    Image.blend(grain, drawn(1600, 1067, seed), 0.7).save(data, "JPEG", quality=88)
    return data.getvalue()


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds of the fastest of some runs, and the peak megabytes of the process, or of its child if it says so."""
    best, peak = float("inf"), 0.0
    for _run in range(TIMES):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, cwd=ROOT)
            _pid, status, usage = os.wait4(process.pid, 0)
            said.seek(0)
            own = int(said.read()) if command[0] == sys.executable else 0
        if status:
            raise SystemExit(f"{command[0]} failed")
        best, peak = min(best, time.perf_counter() - start), max(peak, own / 1024, usage.ru_maxrss / 1024)
    return best, peak


def draw(path: Path, kind: str) -> None:
    path.write_bytes(drawn(pictures=kind == "pictures"))


def main() -> None:
    # A process hands its own peak down to those that it starts: this one draws nothing, so that it stays small.
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        files = {"given": sys.argv[1]} if len(sys.argv) > 1 else {}
        for kind in () if files else ("text", "pictures"):
            path = Path(folder) / f"{kind}.pdf"
            drawing = context.Process(target=draw, args=(path, kind))
            drawing.start()
            drawing.join()
            files[kind] = str(path)
        for kind, file in files.items():
            commands = {"jianbao, read and cut": [sys.executable, "-c", CUT, file]}
            for program, arguments in (("pdftotext", [file, "-"]), ("markitdown", [file])):
                if found := shutil.which(program):
                    commands[f"{program}, text only"] = [found, *arguments]
            for name, command in commands.items():
                seconds, megabytes = measured(command)
                print(f"{kind:10} {name:28} {seconds:7.2f} s {megabytes:7.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
