// Globals that the theme's script and head.js share.
interface Window {
  /** Emits whenever a page has been shown; undefined without the theme's script. */
  document$?: { subscribe(listener: () => void): void }
  __md_scope: URL
  __md_hash(text: string): number
  // biome-ignore lint/suspicious/noExplicitAny: the theme stores values of any type
  __md_get(name: string, storage?: Storage, scope?: URL): any
  __md_set(name: string, value: unknown, storage?: Storage, scope?: URL): void
  paintScheme(): void
}
