"""``jianbao demo``: the two sample issues through everything, in a workspace to throw away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from feeds.publishing.files import write_if_changed
from jianbao import exits
from jianbao.once import run_once
from jianbao.service import listen, serve
from jianbao.terminal import output
from jianbao.workspace import create

# Where the shipped settings say that the site is.
_SHIPPED_ADDRESS = "http://127.0.0.1:8000"


def run_demo(directory: Path | None, *, port: int, once: bool) -> int:
    """Process the samples and, unless ``once``, serve the site until Ctrl-C. Returns the exit code.

    ``directory`` is kept; without one it is a temporary folder that goes with the demo.
    """
    with _workspace(directory) as workspace:
        port = port if once else _free_port(port)
        create(workspace)
        _set_port(workspace / "config" / "jianbao.yaml", port)
        for sample in files("jianbao").joinpath("samples").iterdir():
            write_if_changed(workspace / "inbox" / sample.name, sample.read_bytes())
        code = run_once(workspace / "config")
        _say_where_to_look(workspace, f"http://127.0.0.1:{port}", kept=directory is not None, served=not once)
        if not once and code == exits.OK:
            serve(workspace / "config")
    return code


@contextmanager
def _workspace(directory: Path | None) -> Iterator[Path]:
    if directory is not None:
        yield directory
    else:
        with tempfile.TemporaryDirectory(prefix="jianbao-demo-") as temporary:
            yield Path(temporary)


def _free_port(wanted: int) -> int:
    """The port that was asked for or, if it is in use, another."""
    try:
        listen("127.0.0.1", wanted).close()
    except WorkspaceError:
        with listen("127.0.0.1", 0) as listener:
            return int(listener.getsockname()[1])
    return wanted


def _set_port(settings: Path, port: int) -> None:
    """Feeds and mails name the site's address, so the settings must have the port that is used."""
    text = settings.read_text("utf-8")
    moved = text.replace(_SHIPPED_ADDRESS, f"http://127.0.0.1:{port}").replace("# port: 8000", f"port: {port}")
    write_if_changed(settings, moved.encode())


def _say_where_to_look(workspace: Path, address: str, *, kept: bool, served: bool) -> None:
    console = output()
    console.print()
    if served:
        console.print(_("网站：{address}").format(address=f"{address}/"), style="bold green", soft_wrap=True)
        console.print(_("订阅源：{address}").format(address=f"{address}/feeds/"), soft_wrap=True)
        for page in sorted((workspace / "public" / "wechat").glob("*/index.html")):
            where = f"{address}/wechat/{page.parent.name}/"
            console.print(_("微信文章：{address}").format(address=where), soft_wrap=True)
    if not served and not kept:
        console.print(_("都好了。这次生成的东西已经删掉；加 --keep DIR 可以留下来看，不加 --once 可以在浏览器里看。"))
    else:
        for mail in sorted((workspace / "outbox").glob("*.eml")):
            console.print(_("邮件摘要：{file}").format(file=mail), soft_wrap=True)
        console.print(_("设置：{folder}").format(folder=workspace / "config"), soft_wrap=True)
        console.print(_("自己的会刊放进：{folder}").format(folder=workspace / "inbox"), soft_wrap=True)
