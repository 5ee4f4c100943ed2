"""``jianbao`` and ``python -m jianbao``: the language first, then the command; errors as sentences, not tracebacks."""

from __future__ import annotations

import gc
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence

from feeds.errors import JianbaoError, SettingsError
from feeds.i18n import gettext as _
from jianbao import exits, language

# Objects before a collection of each generation. Hardly anything here refers to itself, and to look for that in all
# that was imported, as often as Python would, takes a tenth of the time in which a site is made.
BETWEEN_COLLECTIONS = (10_000, 10, 10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (by default the process's) name. Returns its exit code, see jianbao.exits."""
    gc.set_threshold(*BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Chinese shows question marks, and the work goes on.
            stream.reconfigure(errors="replace")
    try:
        words = language.choose(sys.argv[1:] if arguments is None else arguments, os.environ.get("JIANBAO_LANG"))
        from jianbao.cli import app  # built in the language just chosen

        app(words, prog_name="jianbao")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else exits.OK if stop.code is None else exits.ERROR
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except SettingsError as error:
        _say(str(error))
        _say(_("设置有 {n} 处要改。").format(n=len(error.problems)))
        return exits.SETTINGS
    except JianbaoError as error:
        _say(str(error))
        return exits.ERROR
    except OSError as error:
        place = _("（{path}）").format(path=error.filename) if error.filename else ""
        _say(_("系统没能完成这件事{place}：{reason}").format(place=place, reason=error.strerror or error))
        return exits.ERROR
    except Exception as error:
        if _is_of_the_database(error):
            _say(_("数据库没能完成这件事：{reason}").format(reason=getattr(error, "orig", error)))
            return exits.ERROR
        if os.environ.get("JIANBAO_DEBUG"):
            raise
        _say(_unexpected(error))
        return exits.DEFECT
    return exits.OK


def _is_of_the_database(error: Exception) -> bool:
    """Away, full or locked, rather than asked for something senseless. Only who used it has imported SQLAlchemy."""
    database = sys.modules.get("sqlalchemy.exc")
    return database is not None and isinstance(error, database.OperationalError)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _unexpected(error: Exception) -> str:
    """Keep the traceback in a file of its own, and say so in one sentence."""
    said = _("出了意料之外的错误：{error}").format(error=f"{type(error).__name__}: {error}")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="jianbao-error-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.write(traceback.format_exc())
    except OSError:
        return said + "\n" + _("详情：设 JIANBAO_DEBUG=1 再运行一次。")
    kept = _("详情在 {path}。这多半是 jianbao 的缺陷：请把它连同所用的命令一起报告给维护者。").format(path=file.name)
    return said + "\n" + kept


if __name__ == "__main__":
    sys.exit(main())
