// The hook of the reader's own things: marks, the reading list, sorting and news. It loads of each feature only what a page shows.
import { showMarks } from "./reading/signs.js"

const FEATURES = [
  ["article .abstract, article .summary, article .cite", "control"],
  [".related, .turn", "previews"],
  ["article abbr", "abbreviations"],
  [".sorting", "sorting"],
  [".since", "since"],
  ["[data-reading-list]", "list"],
]

/** Starts the features of the page that is shown now; runs again whenever instant navigation has turned the page. */
function start() {
  showMarks()
  for (const [selector, name] of FEATURES) {
    if (document.querySelector(selector)) import(`./reading/${name}.js`).then((feature) => feature.show())
  }
}

if (window.document$) window.document$.subscribe(start)
else start()
