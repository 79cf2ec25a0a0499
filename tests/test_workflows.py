"""The workflows and the action: pinned, with few rights, and their scripts cope with hostile listings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from paper_digest.new_digest import write_new_digest

from tests.project import ROOT

FOLDERS = (".github/workflows", "templates/digest/.github/workflows")
WORKFLOWS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.yml"))
ACTION = ROOT / "action.yml"
HOSTILE = """\
---
label: "::error::a label"
---

# List

## [Sharp Minima of Hostile Lists](https://arxiv.org/abs/2410.10001)

We study sharp minima of hostile lists of papers, and show that they are found. Our experiments confirm it.

## [Flat Minima of Friendly Lists](https://arxiv.org/abs/2410.10002)

We study flat minima of friendly lists of papers, and show that they are found. Our experiments confirm it.

```
::set-output name=failed::false
</details><script>alert(1)</script>
"""


def parsed(path: Path) -> dict[str, Any]:
    """A workflow; YAML takes its key `on` for a truth value."""
    document = yaml.safe_load(path.read_text("utf-8"))
    document["on"] = document.pop(True, None)
    assert isinstance(document, dict)
    return document


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """The steps of all jobs of a workflow, or of the action."""
    document = parsed(path)
    for job in [*document.get("jobs", {}).values(), document.get("runs", {})]:
        yield from job.get("steps", ())


def script(path: Path, name: str) -> str:
    """The script of the step with this name."""
    (text,) = (step["run"] for step in steps(path) if step.get("name") == name)
    return str(text)


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_actions_are_pinned_by_commit_and_scripts_contain_no_expressions(path: Path) -> None:
    for step in steps(path):
        uses = step.get("uses", "./")
        assert uses.startswith("./") or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", uses), uses
        assert "${{" not in step.get("run", "")


def test_each_action_has_the_same_commit_everywhere() -> None:
    used = {
        step["uses"] for path in (*WORKFLOWS, ACTION) for step in steps(path) if "@" in step.get("uses", "")
    }
    names = [uses.partition("@")[0] for uses in used]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rights_are_given_to_jobs_and_what_reads_listings_cannot_write(path: Path) -> None:
    document = parsed(path)
    assert document["permissions"] == {}
    for job in document["jobs"].values():
        if any(step.get("uses", "").startswith("./") for step in job["steps"]):
            assert set(job["permissions"].values()) == {"read"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_digest_is_updated_each_day_at_an_odd_minute(folder: str) -> None:
    (schedule,) = parsed(ROOT / folder / "update.yml")["on"]["schedule"]
    minute, hour, *days = schedule["cron"].split()
    assert int(minute) % 2 == 1
    assert int(hour) < 24
    assert days == ["*", "*", "*"]


def test_the_inputs_that_workflows_give_are_those_of_the_action() -> None:
    inputs = set(parsed(ACTION)["inputs"])
    calls = [step for path in WORKFLOWS for step in steps(path) if step.get("uses", "").startswith("./")]
    given = [set(step["with"]) for step in calls]
    assert len(given) == 4
    assert set().union(*given) <= inputs


def test_tokens_are_given_to_fetching_alone() -> None:
    variables = {step.get("name"): step.get("env", {}) for step in steps(ACTION)}
    tokens = {"HF_TOKEN", "OPENREVIEW_TOKEN"}
    assert [name for name, env in variables.items() if tokens & set(env)] == ["Fetch new listings"]
    assert tokens | {"PAPER_DIGEST_CONTACT"} <= set(variables["Fetch new listings"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_update_passes_the_secrets_of_fetching_on(folder: str) -> None:
    (given,) = (
        step["with"] for step in steps(ROOT / folder / "update.yml") if "fetch" in step.get("with", {})
    )
    assert {name: value for name, value in given.items() if "secrets." in str(value)} == {
        "contact": "${{ secrets.PAPER_DIGEST_CONTACT }}",
        "openreview-token": "${{ secrets.OPENREVIEW_TOKEN }}",
        "hf-token": "${{ secrets.HF_TOKEN }}",
    }


@pytest.mark.parametrize("file", ["authors.yml", "mkdocs.yml", "metadata.jsonl", "history.jsonl"])
def test_a_changed_setting_is_published(file: str) -> None:
    paths = parsed(ROOT / FOLDERS[0] / "pages.yml")["on"]["push"]["paths"]
    assert (ROOT / file).is_file()
    assert any(fnmatch(file, path) for path in paths)


def test_what_is_published_after_a_push_is_shown_in_a_pull_request() -> None:
    published = parsed(ROOT / FOLDERS[0] / "pages.yml")["on"]["push"]["paths"]
    shown = parsed(ROOT / FOLDERS[0] / "pull-request.yml")["on"]["pull_request"]["paths"]
    assert set(published) - set(shown) == {"Makefile", ".github/workflows/pages.yml"}


class Runner:
    """Runs the scripts of steps as GitHub's runner does, in a folder."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder, self.temporary = folder, temporary
        temporary.mkdir()
        self.summary, self.output = temporary / "summary.md", temporary / "output"

    def run(self, text: str, **variables: str) -> str:
        """What a script prints; fails with its errors."""
        result = self.attempt(text, **variables)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout + result.stderr

    def attempt(self, text: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """The exit status of a script, and what it prints."""
        environment = os.environ | {
            "PATH": f"{self.temporary / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            **variables,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A committed digest with a branch on which a listing was added."""
    folder = tmp_path / "digest"
    write_new_digest(folder, "0.1.0")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "A new digest")
    return folder


@pytest.mark.slow
def test_the_report_on_a_pull_request_shows_its_listings_and_pages(digest: Path, tmp_path: Path) -> None:
    runner = Runner(digest, tmp_path / "runner")
    (digest / "raw" / "2025-10-01-hostile.md").write_text(HOSTILE, "utf-8")
    git(digest, "add", "--all")
    git(digest, "commit", "-q", "-m", "A listing")
    runner.run('git worktree add --detach "$RUNNER_TEMP/base" HEAD^1')
    base = str(runner.temporary / "base")
    output = runner.run(script(ACTION, "Check the listings"), BASE=base)
    output += runner.run("paper-digest build 2>&1 | sed 's/^/| /' || true")
    output += runner.run(script(ACTION, "Compare the pages with those of the base"), BASE=base)
    assert not [line for line in output.splitlines() if line.lstrip().startswith("::")]
    report, _, pages = runner.summary.read_text("utf-8").partition("## Pages\n")
    assert "2025-10-01-hostile.md" in report
    assert "2025-09-30-example.md" not in report
    assert "unparsed" in report
    lines = report.splitlines()
    assert [line for line in lines if line and not line.startswith("    ")] == [
        "## What was recognized in the listings"
    ]
    assert "    added papers/sharp-minima-of-hostile-lists\n" in pages
    assert "    changed papers/index\n" in pages
    assert "- 0 removed\n" in pages


LOCKS = {
    "raw/addresses.lock": "# Addresses.\nindex\npapers/looms\ntags/graphs\ntags/graphs/feed.xml\n",
    "raw/papers.lock": "# Ids.\nlooms title:1 abstract:2\nminima title:3\n",
}


@pytest.mark.parametrize(
    ("file", "text", "dropped"),
    [
        ("raw/addresses.lock", "papers/looms\nindex\ntags/graphs/feed.xml\n", ["tags/graphs"]),
        ("raw/addresses.lock", None, ["index", "papers/looms", "tags/graphs", "tags/graphs/feed.xml"]),
        ("raw/papers.lock", "loom title:1\nminima title:3\n", ["looms"]),
        ("raw/papers.lock", "a title:5\nlooms abstract:2\nminima title:4 title:3\n", []),
        ("raw/addresses.lock", f"{LOCKS['raw/addresses.lock']}tags/new\n".replace("\n", "\r\n"), []),
    ],
    ids=["an address", "the whole file", "an id", "only other keys", "only new addresses"],
)
def test_a_pull_request_that_drops_published_addresses_fails(
    tmp_path: Path, file: str, text: str | None, dropped: list[str]
) -> None:
    for folder, files in (("base", LOCKS), ("change", {**LOCKS, file: text})):
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_text(content, "utf-8", newline="")
    runner = Runner(tmp_path / "change", tmp_path / "runner")
    check = script(ACTION, "Check that no published address is dropped")
    result = runner.attempt(check, BASE=str(tmp_path / "base"))
    lines = [line.removeprefix("|   ") for line in result.stdout.splitlines() if line.startswith("|   ")]
    assert (lines, result.stderr) == (dropped, "")
    assert result.returncode == bool(dropped)
    assert (f"back into {file}.\n" in result.stdout) == bool(dropped)


def test_a_base_without_published_addresses_lacks_none(tmp_path: Path) -> None:
    runner = Runner(tmp_path, tmp_path / "runner")
    assert (
        runner.run(script(ACTION, "Check that no published address is dropped"), BASE=str(tmp_path / "no"))
        == ""
    )


def test_a_pull_request_without_a_listing_says_so(digest: Path, tmp_path: Path) -> None:
    runner = Runner(digest, tmp_path / "runner")
    runner.run(script(ACTION, "Check the listings"), BASE=str(digest))
    assert "    No listing is new or changed.\n" in runner.summary.read_text("utf-8")


def test_the_report_of_very_many_lines_fits_into_a_summary(digest: Path, tmp_path: Path) -> None:
    """With four more bytes a line; the line that is cut stays code, too."""
    runner = Runner(digest, tmp_path / "runner")
    (runner.temporary / "bin").mkdir()
    program = runner.temporary / "bin" / "paper-digest"
    program.write_text("#!/bin/sh\nyes '#' | head --lines 400000\necho the end\n", "utf-8")
    program.chmod(0o755)
    runner.run(script(ACTION, "Check the listings"), BASE="")
    summary = runner.summary.read_text("utf-8")
    assert len(summary.encode()) < 2**20
    title, empty, *lines = summary.splitlines()
    assert (title, empty) == ("## What was recognized in the listings", "")
    assert set(lines) == {"    #", "    the end", ""}


BUILDS = [*(f"{folder}/update.yml" for folder in FOLDERS), f"{FOLDERS[0]}/pages.yml"]


@pytest.mark.parametrize("workflow", BUILDS)
def test_the_newest_commit_of_the_default_branch_alone_is_published(workflow: str) -> None:
    """A run that waited would otherwise publish the commit that started it."""
    build = parsed(ROOT / workflow)["jobs"]["build"]
    assert "github.ref_name == github.event.repository.default_branch" in build["if"]
    (checkout,) = (step for step in build["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["ref"] == "${{ github.ref_name }}"


@pytest.mark.parametrize("file", ["raw/papers.lock", "raw/addresses.lock", "history.jsonl"])
def test_ids_that_are_not_committed_are_not_published(digest: Path, tmp_path: Path, file: str) -> None:
    (digest / file).write_text("a line\n", "utf-8")
    check = script(ROOT / FOLDERS[0] / "pages.yml", "Check that all ids are committed")
    result = Runner(digest, tmp_path / "before").attempt(check)
    assert result.returncode == 1
    assert f"| ?? {file}\n" in result.stdout
    assert "::error::The build changed raw/*.lock or history.jsonl" in result.stdout
    git(digest, "add", "--all")
    git(digest, "commit", "-q", "-m", "Ids")
    (digest / "topics.yml").write_text("# not an id\n", "utf-8")
    assert Runner(digest, tmp_path / "after").run(check) == ""


@pytest.mark.parametrize("folder", FOLDERS)
def test_new_listings_are_committed_onto_what_was_pushed_meanwhile(
    digest: Path, tmp_path: Path, folder: str
) -> None:
    workflow = ROOT / folder / "update.yml"
    remote, later = tmp_path / "remote.git", tmp_path / "later"
    git(tmp_path, "clone", "-q", "--bare", str(digest), str(remote))
    runner = Runner(digest, tmp_path / "build")
    (digest / "raw" / "new.md").write_text("A listing\n", "utf-8")
    (digest / "raw" / "papers.lock").write_text("a line\n", "utf-8")
    (digest / "site").mkdir()
    (digest / "site" / "index.html").write_text("ignored", "utf-8")
    runner.run(script(workflow, "Collect what is new"))
    assert runner.output.read_text("utf-8") == "changed=true\n"

    git(tmp_path, "clone", "-q", str(remote), str(later))
    (later / "topics.yml").write_text("# another topic\n", "utf-8")
    git(later, "commit", "-q", "-a", "-m", "Topics")
    git(later, "push", "-q")
    commit(later, tmp_path / "commit", folder, (runner.temporary / "changes.patch").read_bytes())
    assert committed(remote) == ["github-actions[bot]", "raw/new.md", "raw/papers.lock"]
    assert git(remote, "show", "main:topics.yml") == "# another topic\n"


@pytest.mark.parametrize("folder", FOLDERS)
def test_only_what_fetching_and_building_write_is_committed(
    digest: Path, tmp_path: Path, folder: str
) -> None:
    """Even if a listing got hold of the job that reads it, and that job made the patch."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "clone", "-q", "--bare", str(digest), str(remote))
    git(tmp_path, "clone", "-q", str(remote), str(tmp_path / "later"))
    data = ["history.jsonl", "metadata-review.txt", "metadata.jsonl", "raw/hf-daily/2025-10-01.json"]
    for name in (*data, "requirements.txt", ".github/workflows/new.yml", "docs/raw/page.md"):
        path = digest / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new\n", "utf-8")
    git(digest, "add", "--all")
    patch = git(digest, "diff", "--cached", "--binary").encode()
    commit(tmp_path / "later", tmp_path / "commit", folder, patch)
    assert committed(remote) == ["github-actions[bot]", *data]


def commit(checkout: Path, temporary: Path, folder: str, patch: bytes) -> None:
    """Runs the step of the update that commits and pushes a patch."""
    committer = Runner(checkout, temporary)
    (committer.temporary / "changes.patch").write_bytes(patch)
    (committer.temporary / "bin").mkdir()
    gh = committer.temporary / "bin" / "gh"
    gh.write_text("#!/bin/sh\n", "utf-8")
    gh.chmod(0o755)
    committer.run(script(ROOT / folder / "update.yml", "Commit what is new"), BRANCH="main")


def committed(remote: Path) -> list[str]:
    """The author and the files of the newest commit."""
    return git(remote, "show", "--name-only", "--format=%an", "main").split()


def test_nothing_is_committed_when_nothing_is_new(digest: Path, tmp_path: Path) -> None:
    runner = Runner(digest, tmp_path / "runner")
    runner.run(script(ROOT / FOLDERS[1] / "update.yml", "Collect what is new"))
    assert not runner.output.exists()


@pytest.mark.parametrize("step", ["Fetch new listings", "Complete metadata"])
def test_a_source_that_never_ends_is_reported_and_stops_nothing(
    digest: Path, tmp_path: Path, step: str
) -> None:
    runner = Runner(digest, tmp_path / "runner")
    (runner.temporary / "bin").mkdir()
    program = runner.temporary / "bin" / "paper-digest"
    program.write_text("#!/bin/sh\necho saved\nexec sleep 600\n", "utf-8")
    program.chmod(0o755)
    text = script(ACTION, step)
    assert " 20m paper-digest " in text
    output = runner.run(text.replace(" 20m ", " 0.5s "))
    assert output.startswith("| saved\n::warning::")
    assert runner.output.read_text("utf-8") == "failed=true\n"


@pytest.mark.parametrize(("status", "failed"), [(0, "false"), (1, "true")])
def test_a_source_that_fails_is_reported_and_stops_nothing(
    digest: Path, tmp_path: Path, status: int, failed: str
) -> None:
    runner = Runner(digest, tmp_path / "runner")
    (runner.temporary / "bin").mkdir()
    program = runner.temporary / "bin" / "paper-digest"
    program.write_text(f"#!/bin/sh\nprintf '::error::from\\r::error::a listing\\n'\nexit {status}\n", "utf-8")
    program.chmod(0o755)
    output = runner.run(script(ACTION, "Fetch new listings"))
    assert output.splitlines()[0] == "| ::error::from ::error::a listing"
    assert ("::warning::A source could not be fetched" in output) == (failed == "true")
    assert runner.output.read_text("utf-8") == f"failed={failed}\n"


def test_what_is_wrong_with_a_source_is_an_annotation(digest: Path, tmp_path: Path) -> None:
    runner = Runner(digest, tmp_path / "runner")
    (runner.temporary / "bin").mkdir()
    program = runner.temporary / "bin" / "paper-digest"
    annotation = "::warning title=Fetching listings::mkdocs.yml:7: warning: expected papers, found none."
    program.write_text(f"#!/bin/sh\nprintf '{annotation}\\r::error::x\\n::warning::a listing\\n'\n", "utf-8")
    program.chmod(0o755)
    output = runner.run(script(ACTION, "Fetch new listings"))
    assert output.splitlines() == [f"{annotation} ::error::x", "| ::warning::a listing"]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("output", ["failed-sources", "old-listings"])
def test_a_run_with_a_failed_source_or_old_listings_fails_after_publishing(folder: str, output: str) -> None:
    jobs = parsed(ROOT / folder / "update.yml")["jobs"]
    is_so = f"needs.build.outputs.{output} == 'true'"
    assert jobs["build"]["outputs"][output] == f"${{{{ steps.digest.outputs.{output} }}}}"
    assert output in parsed(ACTION)["outputs"]
    assert "deploy" in jobs["sources"]["needs"]
    assert is_so in jobs["sources"]["if"]
    (step,) = (step for step in jobs["sources"]["steps"] if is_so in step["if"])
    result = subprocess.run(["bash", "-e", "-c", step["run"]], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.startswith("::error::")) == (1, True)


def test_listings_that_people_add_may_be_old(digest: Path, tmp_path: Path) -> None:
    runner = Runner(digest, tmp_path / "runner")
    (digest / "raw" / "2025-10-01-list.md").write_text("# A list\n", "utf-8")
    output = runner.run(script(ACTION, "Fetch new listings"))
    assert output.startswith("| mkdocs.yml names no sources")
    runner.output.unlink()
    runner.run(script(ACTION, "Check the listings"), FETCH="true", MAX_AGE="7", BASE="")
    assert not runner.output.exists()


@pytest.mark.parametrize(
    ("fetch", "max_age", "day", "message"),
    [
        ("true", "7", "2025-10-01", "expected a listing of the last 7 days, found that the latest one is"),
        ("true", "100000", "2025-10-01", ""),
        ("true", "100000", "2099-10-01", "found one of 1 October 2099"),
        ("false", "7", "2025-10-01", ""),
    ],
)
def test_a_wrong_age_of_listings_is_a_warning_after_fetching(
    digest: Path, tmp_path: Path, fetch: str, max_age: str, day: str, message: str
) -> None:
    runner = Runner(digest, tmp_path / "runner")
    listing = f"---\nretrieved: {day}\n---\n# Daily papers\n\nNo papers today.\n"
    (digest / "raw" / "list.md").write_text(listing, "utf-8")
    output = runner.run(script(ACTION, "Check the listings"), FETCH=fetch, MAX_AGE=max_age, BASE="")
    warning = "::warning::The check of the listings' age failed; see the log of this step.\n"
    report = runner.summary.read_text("utf-8")
    assert (warning in output) == bool(message)
    assert runner.output.exists() == bool(message)
    if message:
        assert runner.output.read_text("utf-8") == "old=true\n"
        (line,) = (line for line in output.splitlines() if line.startswith("| "))
        assert message in line
        assert f"    {line.removeprefix('| ')}\n" in report
    else:
        assert output == ""
        assert "2025-09-30-example.md" in report
