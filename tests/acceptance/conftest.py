"""Workspaces in which the samples have been published: made once, and copied for whoever changes them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from tools.commands import jianbao

SAMPLES = sorted((Path(__file__).parents[2] / "jianbao/samples").iterdir())
TEXT = next(path for path in SAMPLES if path.suffix == ".txt")


def _publish(folder: Path, samples: Sequence[Path]) -> Path:
    assert jianbao("init", folder).returncode == 0
    config = folder / "config/jianbao.yaml"
    config.write_text(config.read_text("utf-8").replace("settle_seconds: 2", "settle_seconds: 0.2"), "utf-8")
    for sample in samples:
        shutil.copy(sample, folder / "inbox")
    done = jianbao("run", "--once", "--config", folder / "config")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def published_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With all samples. Not to be changed."""
    return _publish(tmp_path_factory.mktemp("samples"), SAMPLES)


@pytest.fixture(scope="session")
def published_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the one that is a text. Not to be changed."""
    return _publish(tmp_path_factory.mktemp("text"), [TEXT])
