/**
 * The window's panels: which are open, which one a phone shows, the theme. Remembered on this device.
 */

const KEY = 'playground.layout';
const PANELS = ['palette', 'inspector', 'drawer'];

/** @typedef {{closed: string[], theme: string, minimap: boolean}} Layout */

/** @returns {Layout} */
function remembered() {
  /** @type {Layout} */
  const layout = { closed: window.innerWidth < 1024 ? ['drawer', 'palette'] : [], theme: '', minimap: true };
  try {
    return { ...layout, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return layout;
  }
}

/**
 * Joins buttons to panels; returns what the Go panels may call.
 * @param {{fit: () => void, zoomBy: (factor: number) => void, setTheme: (theme: string) => void, setMinimap: (shown: boolean) => void}} canvas
 */
export function createLayout(canvas) {
  const frame = /** @type {HTMLElement} */ (document.getElementById('window'));
  const layout = remembered();
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(layout));
    } catch {
      // a browser that keeps nothing shows the usual layout
    }
  };
  const apply = () => {
    for (const panel of PANELS) frame.dataset[panel] = layout.closed.includes(panel) ? 'closed' : 'open';
    each('[data-toggle]', (button) => button.setAttribute('aria-pressed', String(!layout.closed.includes(button.dataset.toggle ?? ''))));
    each('[data-view="minimap"]', (button) => button.setAttribute('aria-pressed', String(layout.minimap)));
    canvas.setMinimap(layout.minimap);
    frame.dispatchEvent(new Event('layout'));
  };
  const toggle = (/** @type {string} */ panel) => {
    layout.closed = layout.closed.includes(panel) ? layout.closed.filter((name) => name !== panel) : [...layout.closed, panel];
    apply();
    keep();
  };
  const show = (/** @type {string} */ panel) => {
    frame.dataset.shown = panel;
    each('#tabs [data-show]', (tab) => tab.setAttribute('aria-selected', String(tab.dataset.show === panel)));
    if (layout.closed.includes(panel)) toggle(panel);
    else frame.dispatchEvent(new Event('layout'));
  };
  const theme = () => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const order = dark ? ['', 'light', 'dark'] : ['', 'dark', 'light'];
    layout.theme = order[(order.indexOf(layout.theme) + 1) % order.length];
    canvas.setTheme(layout.theme);
    sayTheme();
    keep();
  };
  const sayTheme = () => {
    const button = document.getElementById('theme');
    const words = `Theme: ${layout.theme || 'as the system is'}`;
    button?.setAttribute('aria-label', words);
    button?.setAttribute('title', words);
  };
  /** @type {Record<string, () => void>} */
  const views = { in: () => canvas.zoomBy(1.25), out: () => canvas.zoomBy(0.8), fit: () => canvas.fit(), minimap: () => { layout.minimap = !layout.minimap; apply(); keep(); } };
  each('[data-toggle]', (button) => button.addEventListener('click', () => toggle(button.dataset.toggle ?? '')));
  each('#tabs [data-show]', (tab) => tab.addEventListener('click', () => show(tab.dataset.show ?? 'stage')));
  each('[data-view]', (button) => button.addEventListener('click', () => views[button.dataset.view ?? '']?.()));
  document.getElementById('theme')?.addEventListener('click', theme);
  if (layout.theme) canvas.setTheme(layout.theme);
  sayTheme();
  apply();
  return { show, toggle };
}

/**
 * @param {string} selector
 * @param {(element: HTMLElement) => void} visit
 */
function each(selector, visit) {
  for (const element of document.querySelectorAll(selector)) visit(/** @type {HTMLElement} */ (element));
}
