"""Does the work of stages on the workers of a Dask cluster.

The workers have the same version of this program, of its libraries and of Python, and see the project at the
same path, as containers of one image with a shared folder do. So their results are those of this machine,
byte for byte.
"""

from __future__ import annotations

import hashlib
import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Final

from distributed import CancelledError, Client, Future, KilledWorker
from distributed.client import ClosedClientError
from distributed.comm.addressing import get_address_host_port
from distributed.comm.core import CommClosedError

from paper_digest.caching.code_version import code_version
from paper_digest.execution.executor import Item, Result
from paper_digest.regular_file import content_of

log = logging.getLogger("paper_digest")

# All chosen by hand.
_CHUNK_SIZE: Final = 32
"""Items of one task: a page, or a text to summarize or to encode, takes milliseconds."""
_CONNECTION_SECONDS: Final = 20.0
"""How long the scheduler, and the first worker, may let this machine wait."""
_CHECK_SECONDS: Final = 30.0
"""After how long without a result the workers are counted."""

_one_at_a_time: Final = Lock()
"""A worker with several threads does one task at a time: the functions are made for processes."""


class ClusterError(Exception):
    """The cluster cannot be used; the text says why and what to do."""


class _NoWorkersError(Exception):
    """All workers are gone."""


_LOST: Final = (_NoWorkersError, KilledWorker, CancelledError, CommClosedError, ClosedClientError)
"""What is raised if the scheduler or all workers are gone, or a task has ended several of them."""


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The workers of a cluster, as an `Executor`. If they are lost, this machine does the work."""

    client: Client
    is_local: bool = False

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results in order. The function and all items are pickled once, and each worker gets them."""
        done = 0
        try:
            for results in self._chunks(function, items):
                yield from results
                done += len(results)
        except _LOST as error:
            _report_lost(error)
            yield from map(function, items[done:])

    def start(
        self, function: Callable[..., Result], *arguments: Sequence[object]
    ) -> Callable[[], list[Result]]:
        """Starts the work; the returned function waits for the results."""
        work = _Applied(function)
        items = list(zip(*arguments, strict=True))

        def done_here(error: Exception) -> list[Result]:
            _report_lost(error)
            return list(map(work, items))

        def wait() -> list[Result]:
            try:
                return [result for results in chunks for result in results]
            except _LOST as error:
                return done_here(error)

        try:
            chunks = self._chunks(work, items)
        except _LOST as error:
            return partial(done_here, error)
        return wait

    def _chunks(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[list[Result]]:
        """Submits all items; the results of one task after the other."""
        starts = range(0, len(items), _CHUNK_SIZE)
        futures: list[Future[Any]] = []
        if items:
            work = self._sent(_Work(function, items))
            futures += [self.client.submit(_run, work, start, pure=False) for start in starts]
        return self._results(futures)

    def _sent(self, work: _Work) -> Future[Any]:
        try:
            sent: Future[Any] = self.client.scatter(work, hash=False)  # type: ignore[no-untyped-call]
        except OSError as error:  # also if no worker takes it in time
            raise _NoWorkersError(str(error)) from error
        return sent

    def _results(self, futures: list[Future[Any]]) -> Iterator[list[Any]]:
        futures.reverse()
        while futures:
            # Taken out, so that no worker keeps results that are here.
            yield self._result(futures.pop())

    def _result(self, future: Future[Any]) -> list[Any]:
        while True:
            try:
                results: list[Any] = future.result(timeout=_CHECK_SECONDS)
            except TimeoutError:
                # Raised by the function itself, as for a file of a slow network?
                if future.done():  # type: ignore[no-untyped-call]
                    raise
                if not self.client.scheduler_info()["workers"]:
                    raise _NoWorkersError("all workers are gone") from None
            else:
                return results


@dataclass(frozen=True, slots=True)
class _Work:
    """A function and the items to which it is applied."""

    function: Callable[[Any], Any]
    items: Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Applied:
    """A function of several arguments as one of their tuple."""

    function: Callable[..., Any]

    def __call__(self, arguments: tuple[object, ...]) -> Any:
        return self.function(*arguments)


def _run(work: _Work, start: int) -> list[Any]:
    """The results of one task, in a worker."""
    with _one_at_a_time:
        return [work.function(item) for item in work.items[start : start + _CHUNK_SIZE]]


def _report_lost(error: Exception) -> None:
    log.warning("the Dask cluster is lost, so this machine does its work: %s", error)


@contextmanager
def connected_cluster(address: str, configuration: Path) -> Iterator[DaskCluster]:
    """The cluster of a scheduler, while this context is open.

    configuration: the mkdocs.yml of the project, which its workers must see, too. Raises ClusterError.
    """
    with _client(address) as client:
        _check_workers(client, configuration)
        yield DaskCluster(client)


def _client(address: str) -> Client:
    try:
        # Asked here first: a client that does not reach its scheduler may block the next one of this process.
        with socket.create_connection(get_address_host_port(address), _CONNECTION_SECONDS):
            pass
        return Client(  # type: ignore[no-untyped-call]
            address, timeout=_CONNECTION_SECONDS, set_as_default=False
        )
    except (OSError, ValueError, TypeError, NotImplementedError) as error:
        raise ClusterError(
            f"expected a Dask scheduler at {address!r}, found none ({error}). Start one: "
            "`dask scheduler`, and give the address that it prints, such as tcp://10.0.0.5:8786"
        ) from error


def _check_workers(client: Client, configuration: Path) -> None:
    """Raises ClusterError if there are no workers, or one would give other results."""
    try:
        client.wait_for_workers(1, timeout=_CONNECTION_SECONDS)
    except TimeoutError as error:
        raise ClusterError(
            "expected workers at the Dask scheduler, found none. Start some: `dask worker ADDRESS`"
        ) from error
    try:
        versions = client.run(code_version)
        copies = client.run(_hash_of, configuration)
    except Exception as error:  # whatever a worker raises that lacks this program
        raise ClusterError(
            f"expected Dask workers that have this program, found one that has not ({error}). "
            "Install mkdocs-paper-digest[dask] there, too"
        ) from error
    for worker, version in sorted(versions.items()):
        if version != code_version():
            raise ClusterError(
                f"expected the same versions of this program, its libraries and Python everywhere, found "
                f"others at the Dask worker {worker}. Use one image, or one environment, for all"
            )
    for worker, copy in sorted(copies.items()):
        if copy != _hash_of(configuration):
            raise ClusterError(
                f"expected the file {configuration} at the Dask worker {worker}, found none or another one. "
                "Share the folder of the digest with all workers, at the same path"
            )


def _hash_of(path: Path) -> bytes:
    """The hash of a file; empty if it cannot be read."""
    try:
        return hashlib.sha256(content_of(path)).digest()
    except OSError:
        return b""
