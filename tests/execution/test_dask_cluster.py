"""The work of a build on a real Dask cluster, whose results are those of this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import click
import pytest
from paper_digest.execution import dask_cluster
from paper_digest.execution.dask_cluster import ClusterError, DaskCluster, connected_cluster
from paper_digest.project import project_at
from paper_digest.subcommands.options import executor_at

from tests import commands
from tests.execution import cluster
from tests.project import ROOT

ITEMS = range(200)
EMPTY = {"PAPER_DIGEST_CACHE": ""}
"""The cache is in the folder of the digest, and empty if that is new."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster.dask_cluster(tmp_path_factory.mktemp("cluster")) as scheduler:
        yield scheduler


@pytest.fixture
def executor(address: str) -> Iterator[DaskCluster]:
    with connected_cluster(address, ROOT / "mkdocs.yml") as connected:
        connected.client.wait_for_workers(2)
        yield connected


def tree(folder: Path) -> dict[str, bytes]:
    """All files but those of caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }


def test_a_site_that_is_built_on_a_cluster_has_the_same_bytes(
    address: str, executor: DaskCluster, tmp_path: Path
) -> None:
    folder = tmp_path / "digest"
    assert commands.run("init", str(folder)).returncode == 0
    shutil.copytree(folder, tmp_path / "empty")
    assert commands.run("build", "--site", "--root", str(folder), environment=EMPTY).returncode == 0
    expected = tree(folder)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "empty", folder)
    before = tasks_of(executor)
    built = commands.run("build", "--site", "--root", str(folder), "--scheduler", address, environment=EMPTY)
    assert (built.returncode, built.stderr.count("lost")) == (0, 0)
    assert tree(folder) == expected
    assert len(expected) > 500
    # A dump, the texts of its papers, their summaries, and more than 64 pages.
    assert tasks_of(executor) - before >= 6


def tasks_of(executor: DaskCluster) -> int:
    """How many tasks the workers have done."""
    return sum(executor.client.run(lambda dask_worker: dask_worker.state.executed_count).values())


def test_results_come_in_order_from_all_workers(executor: DaskCluster) -> None:
    offset = 7  # neither this function nor its variables can be imported
    results = list(executor.map(lambda item: (item + offset, os.getpid()), ITEMS))
    assert [number for number, _ in results] == list(range(7, 207))
    assert len({process for _, process in results} - {os.getpid()}) == 2


def test_work_starts_while_the_caller_continues(executor: DaskCluster) -> None:
    wait = executor.start(pow, ITEMS, [2] * 200)
    assert wait() == [number**2 for number in ITEMS]
    assert executor.start(pow, [], [])() == []


def test_an_error_of_the_function_is_raised_where_its_result_would_come(executor: DaskCluster) -> None:
    def fail(item: int) -> int:
        if item == 150:
            raise ValueError("item 150")
        return item

    def time_out(item: int) -> int:
        raise TimeoutError(f"a slow network at {item}")

    with pytest.raises(ValueError, match="item 150"):
        list(executor.map(fail, ITEMS))
    with pytest.raises(ZeroDivisionError):
        executor.start(divmod, [1], [0])()
    with pytest.raises(TimeoutError, match="a slow network"):
        list(executor.map(time_out, ITEMS))


@pytest.mark.parametrize("kind", ["map", "start"])
def test_this_machine_does_the_work_of_workers_that_die(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    parent = os.getpid()

    def die_elsewhere(item: int) -> int:
        if os.getpid() != parent and item > 100:
            os._exit(1)
        return item

    monkeypatch.setattr(dask_cluster, "_CHECK_SECONDS", 0.5)
    with (
        cluster.dask_cluster(tmp_path) as scheduler,
        connected_cluster(scheduler, ROOT / "mkdocs.yml") as executor,
    ):
        results = (
            executor.map(die_elsewhere, ITEMS) if kind == "map" else executor.start(die_elsewhere, ITEMS)()
        )
        assert list(results) == list(ITEMS)
    assert "the Dask cluster is lost, so this machine does its work" in caplog.text


@pytest.mark.parametrize("lost", ["workers", "scheduler"])
def test_this_machine_does_the_work_if_the_cluster_is_gone(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as workers, cluster.dask_cluster(tmp_path, 0) as scheduler:
        workers.enter_context(cluster.worker(tmp_path))
        with connected_cluster(scheduler, ROOT / "mkdocs.yml"):
            monkeypatch.setattr(
                dask_cluster, "_CONNECTION_SECONDS", 2
            )  # everything runs: no need to wait longer
        with connected_cluster(scheduler, ROOT / "mkdocs.yml") as executor:
            assert list(executor.map(str, ITEMS)) == list(map(str, ITEMS))
            if lost == "scheduler":
                with suppress(OSError):  # it cannot answer any more
                    executor.client.run_on_scheduler(os._exit, 1)  # type: ignore[no-untyped-call]
            workers.close()
            assert executor.start(pow, ITEMS, [2] * 200)() == [number**2 for number in ITEMS]
            assert list(executor.map(str, ITEMS)) == list(map(str, ITEMS))
    assert caplog.text.count("the Dask cluster is lost, so this machine does its work") == 2


@pytest.mark.parametrize(
    "address",
    ["tcp://127.0.0.1:1", "127.0.0.1:1", "nothing", "tcp://127.0.0.1:x", "inproc://1", "", "a://b:1"],
)
def test_a_scheduler_that_is_not_there_is_an_error(address: str) -> None:
    with (
        pytest.raises(ClusterError, match="expected a Dask scheduler at '"),
        connected_cluster(address, ROOT / "mkdocs.yml"),
    ):
        pass


def test_a_scheduler_without_workers_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECTION_SECONDS", 2)
    with (
        cluster.dask_cluster(tmp_path, workers=0) as scheduler,
        pytest.raises(ClusterError, match="expected workers at the Dask scheduler, found none"),
        connected_cluster(scheduler, ROOT / "mkdocs.yml"),
    ):
        pass


def test_a_worker_with_other_libraries_is_an_error(tmp_path: Path) -> None:
    library = tmp_path / "other-1.0.dist-info"
    library.mkdir()
    library.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", "utf-8")
    paths = os.pathsep.join((str(tmp_path), *sys.path))
    with (
        cluster.dask_cluster(tmp_path, 1, {"PYTHONPATH": paths}) as scheduler,
        pytest.raises(ClusterError, match="expected the same versions of this program"),
        connected_cluster(scheduler, ROOT / "mkdocs.yml"),
    ):
        pass


def test_a_worker_that_does_not_see_the_digest_is_an_error(address: str) -> None:
    # This process and the workers have different current folders.
    configuration = Path(os.path.relpath(ROOT / "mkdocs.yml"))
    with (
        pytest.raises(ClusterError, match=r"expected the file \S*mkdocs\.yml at the Dask worker"),
        connected_cluster(address, configuration),
    ):
        pass


def test_without_dask_the_option_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paper_digest.execution.dask_cluster", None)
    with (
        pytest.raises(click.ClickException, match=r"pip install 'mkdocs-paper-digest\[dask\]'"),
        executor_at("tcp://127.0.0.1:8786", project_at(ROOT)),
    ):
        pass


def test_a_cluster_that_cannot_be_used_ends_the_command_with_a_message(tmp_path: Path) -> None:
    folder = tmp_path / "digest"
    commands.run("init", str(folder))
    built = commands.run("build", "--root", str(folder), "--scheduler", "nothing://here")
    assert built.returncode == 1
    assert built.stderr.startswith("Error: expected a Dask scheduler at 'nothing://here', found none (")
    assert not (folder / "docs" / "papers").exists()
