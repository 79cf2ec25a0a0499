// Light or dark, before the page is painted: what the reader chose, or else what the system prefers. The header calls it once its switch is there.
window.paintScheme = () => {
  const place = document.querySelector("[data-md-component=palette]")
  const options = [...place.querySelectorAll("input")]
  const kept = window.__md_get("__palette")
  const isChoice = options.some(({ dataset }, at) => at === kept?.index && dataset.mdColorScheme === kept.color?.scheme)
  if (!isChoice) localStorage.removeItem(`${window.__md_scope.pathname}.__palette`) // the theme's script would fail over it
  const option = isChoice ? options[kept.index] : options.find(({ dataset }) => matchMedia(dataset.mdColorMedia).matches)
  if (option) document.body.dataset.mdColorScheme = option.dataset.mdColorScheme

  // The theme keeps what it found on a first visit as if it were chosen; the system may prefer something else in the evening.
  let isSwitched = isChoice
  place.addEventListener("change", () => (isSwitched = true), { capture: true })
  const keep = window.__md_set
  window.__md_set = (name, ...rest) => (name !== "__palette" || isSwitched) && keep(name, ...rest)
}
