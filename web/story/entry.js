/**
 * The biography of a message: rows, waterfall and sequence diagram of one life. Loaded when the panel is opened first.
 */
import './story.css';
import { ofCopy, partingOf } from './copies.js';
import { short } from '../timeline/scale.js';
import { make, roam } from './dom.js';
import { copyText, pictureText, saveText } from './export.js';
import { differ, nextLife, OUTCOMES } from './life.js';
import { paintSequence } from './paint_sequence.js';
import { paintWaterfall } from './paint_waterfall.js';
import { drawRows } from './rows.js';

/**
 * @typedef {import('./life.js').Life} Life
 *
 * @typedef {object} Actions what the page does for the panel
 * @property {(ns: string) => void} seek goes to a moment
 * @property {(text: string) => Promise<boolean>} copy puts a text into the clipboard
 *
 * @typedef {object} Panel
 * @property {Life | null} life
 * @property {import('./copies.js').Of | null} of the copy that is told alone; null for all of them
 * @property {string} view
 * @property {Actions} actions
 * @property {Parts} parts
 * @property {number} free when the next drawing may begin, in real milliseconds: drawing takes a tenth of the time at most
 * @property {ReturnType<typeof setTimeout>} [waiting] a drawing that was put off
 *
 * @typedef {ReturnType<typeof build>} Parts
 */

const VIEWS = /** @type {const} */ ([['rows', 'Rows'], ['waterfall', 'Waterfall'], ['sequence', 'Sequence']]);
const EMPTY = 'Click a moving message, a message in a queue, or a row of the events table.';
const HINT = 'Choose a row to go to its moment. Point at a part of a picture to see what it means, and why.';

/** @type {WeakMap<Element, Panel>} */
const panels = new WeakMap();

/** @type {Promise<void> | undefined} */
let styled;

/** The part's style sheet comes with it. */
function style() {
  return (styled ??= new Promise((resolve) => {
    const sheet = make('link', { rel: 'stylesheet', href: new URL('story.css', import.meta.url).href });
    sheet.onload = sheet.onerror = () => resolve();
    document.head.append(sheet);
  }));
}

/** What the page does when nothing else is said. @type {Actions} */
const usual = {
  seek: (ns) => /** @type {any} */ (globalThis).playground.link.seek(JSON.stringify({ at: ns })),
  copy: copyText,
};

/**
 * Shows a life in an element: what a note tells as JSON, "" for none. Showing another one keeps the view. Where the message
 * parted, one copy may be told alone.
 * @param {HTMLElement} element
 * @param {string} json
 * @param {string} [of] which copy, as JSON; 'null' for all
 */
export async function show(element, json, of = 'null') {
  await style();
  let panel = panels.get(element);
  if (!panel) {
    panel = { life: null, of: null, view: 'rows', actions: usual, parts: build(element), free: 0 };
    panels.set(element, panel);
    listen(panel);
  }
  const before = panel.life, another = of !== JSON.stringify(panel.of);
  panel.of = JSON.parse(of);
  panel.life = nextLife(before, json === '' ? null : JSON.parse(json));
  const same = !another && before !== null && panel.life?.lineage === before.lineage;
  if (same && panel.life && !differ(before, panel.life)) head(panel.life, panel);
  else if (same) soon(panel);
  else refresh(panel, true);
}

/**
 * Draws what has changed, at once or when there is time for it.
 * @param {Panel} panel
 */
function soon(panel) {
  clearTimeout(panel.waiting);
  const wait = panel.free - performance.now();
  if (wait > 0) panel.waiting = setTimeout(() => refresh(panel, false), wait);
  else refresh(panel, false);
}

/** @param {HTMLElement} element */
function build(element) {
  const tabs = make('div', { class: 'story-views', role: 'tablist', 'aria-label': 'Views of the life' });
  for (const [view, title] of VIEWS) tabs.append(make('button', { type: 'button', class: 'tab', role: 'tab', 'data-view': view, 'data-testid': `story-${view}` }, title));
  roam(tabs, 'button');
  const button = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ tip) =>
    make('button', { type: 'button', class: 'button small', 'data-story': name, title: tip, 'data-testid': `story-${name}` }, text);
  const parts = {
    title: make('h3', { class: 'story-title' }),
    outcome: make('span', { class: 'story-outcome' }),
    ending: make('span', { class: 'story-ending' }),
    id: make('button', { type: 'button', class: 'story-id', 'data-story': 'id', title: 'The same in every service. Copy it.', 'data-testid': 'story-id' }),
    copies: make('select', { class: 'story-copies', 'aria-label': 'Which copy is told', 'data-change': 'story-copy', 'data-testid': 'story-copies' }),
    trace: make('span', { class: 'story-trace' }, 'Trace id'),
    sums: make('dl', { class: 'story-sums' }),
    tabs,
    view: make('div', { class: 'story-view', role: 'tabpanel', tabindex: '-1' }),
    say: make('p', { class: 'story-say', role: 'status' }),
    empty: make('p', { class: 'empty' }, EMPTY),
    picture: button('svg', 'Save SVG', 'Save the picture as a file'),
    whole: make('div', { class: 'story' }),
  };
  const tools = make('div', { class: 'story-tools' }, button('copy', 'Copy as Mermaid', 'Copy the sequence diagram in Mermaid’s language'), button('mmd', 'Save .mmd', 'Save the sequence diagram as a file for Mermaid'), parts.picture);
  parts.trace.append(parts.id);
  parts.whole.append(
    make('div', { class: 'story-head' }, parts.title, parts.copies, parts.outcome, parts.ending, parts.trace),
    parts.sums,
    make('div', { class: 'story-bar-row' }, tabs, tools),
    parts.view, parts.say,
  );
  element.replaceChildren(parts.empty, parts.whole);
  return parts;
}

/** @param {Panel} panel */
function listen(panel) {
  const { parts } = panel;
  parts.tabs.addEventListener('click', (event) => {
    const view = /** @type {Element} */ (event.target).closest('[data-view]')?.getAttribute('data-view');
    if (!view || view === panel.view) return;
    panel.view = view;
    refresh(panel, true);
  });
  parts.whole.addEventListener('click', (event) => {
    const name = /** @type {Element} */ (event.target).closest('[data-story]')?.getAttribute('data-story');
    if (name) void deeds[name]?.(panel);
  });
  parts.view.addEventListener('scroll', () => { // the names stay in sight
    parts.view.querySelector('.story-actors')?.setAttribute('transform', `translate(0 ${Math.max(0, parts.view.scrollTop)})`);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (parts.view.clientWidth === width || parts.view.clientWidth === 0) return;
    width = parts.view.clientWidth;
    if (panel.life && panel.view !== 'rows') refresh(panel, false);
  }).observe(parts.view);
}

/** @type {Record<string, (panel: Panel) => unknown>} what the buttons do */
const deeds = {
  copy: async (panel) => {
    const copied = await panel.actions.copy(panel.life?.mermaid ?? '');
    say(panel, copied ? 'The sequence diagram is in the clipboard, in Mermaid’s language.' : 'This page may not use the clipboard. Save the .mmd file instead.');
  },
  mmd: (panel) => saveText(`message-${panel.life?.lineage}.mmd`, 'text/plain', panel.life?.mermaid ?? ''),
  svg: (panel) => {
    const svg = panel.parts.view.querySelector('svg');
    if (svg) saveText(`message-${panel.life?.lineage}-${panel.view}.svg`, 'image/svg+xml', pictureText(svg));
  },
  id: async (panel) => {
    const copied = await panel.actions.copy(panel.life?.id ?? '');
    say(panel, copied ? 'The trace id is in the clipboard.' : 'This page may not use the clipboard.');
  },
};

/**
 * @param {Panel} panel
 * @param {string} text
 */
const say = (panel, text) => { panel.parts.say.textContent = text; };

/**
 * @param {Panel} panel
 * @param {boolean} anew whether something else is shown, so that the view begins at its top
 */
function refresh(panel, anew) {
  const began = performance.now();
  clearTimeout(panel.waiting);
  draw(panel, anew);
  panel.free = performance.now() + 9 * (performance.now() - began);
}

/**
 * @param {Panel} panel
 * @param {boolean} anew
 */
function draw(panel, anew) {
  const { life, parts } = panel;
  const none = life === null || (life.progress === 1000 && life.rows.length === 0);
  parts.empty.hidden = !none;
  parts.empty.textContent = life === null ? EMPTY : 'Nothing is told of this message up to this moment: it is not born yet.';
  parts.whole.hidden = none;
  if (none || life === null) return;
  head(life, panel);
  parts.picture.hidden = panel.view === 'rows';
  for (const tab of parts.tabs.children) tab.setAttribute('aria-selected', String(tab.getAttribute('data-view') === panel.view));
  const { scrollTop, scrollLeft } = parts.view;
  const focused = anew ? -1 : reachable(parts.view).indexOf(/** @type {Element} */ (document.activeElement));
  parts.view.setAttribute('aria-label', VIEWS.find(([view]) => view === panel.view)?.[1] ?? '');
  parts.view.replaceChildren(life.progress < 1000 ? progress(life) : pictureOf(panel, ofCopy(life, panel.of)));
  if (anew) say(panel, HINT);
  parts.view.scrollTo(anew ? 0 : scrollLeft, anew ? 0 : scrollTop);
  if (focused >= 0) /** @type {HTMLElement | undefined} */ (reachable(parts.view)[focused])?.focus({ preventScroll: true });
}

/** @param {Element} view */
const reachable = (view) => [...view.querySelectorAll('[tabindex]')];

/** @param {Life} life */
const progress = (life) => make('p', { class: 'story-progress' }, make('progress', { max: '1000', value: String(life.progress), 'aria-label': 'Gathering the life' }), 'The run is lived again to gather this life.');

/**
 * @param {Panel} panel
 * @param {Life} life
 */
function pictureOf({ view, parts, actions }, life) {
  const explain = (/** @type {string} */ text) => { parts.say.textContent = text; };
  const width = parts.view.clientWidth - 2;
  switch (view) {
    case 'waterfall': return paintWaterfall(life, width, explain);
    case 'sequence': return paintSequence(life, width, explain, actions.seek);
  }
  return drawRows(life, actions.seek);
}

/**
 * @param {Life} whole
 * @param {Panel} panel
 */
function head(whole, { parts, of }) {
  const life = ofCopy(whole, of);
  showCopies(whole, parts, of);
  parts.title.textContent = `Message #${life.lineage}`;
  parts.outcome.textContent = OUTCOMES[life.outcome] ?? '';
  parts.outcome.className = `story-outcome ${life.outcome}`;
  parts.ending.textContent = life.ending;
  parts.ending.title = life.ending;
  const sums = life.progress < 1000 ? [] : [
    ['Age', short(life.total)], ['Waiting', short(life.waiting)], ['Hidden', short(life.hidden)], ['In work', short(life.work)], ['Attempts', String(life.attempts)],
  ];
  parts.sums.replaceChildren(...sums.map(([name, text]) => make('div', {}, make('dt', {}, name), make('dd', {}, text))));
  parts.id.textContent = life.id;
  parts.id.setAttribute('aria-label', `Copy the trace id ${life.id}`);
  parts.trace.hidden = life.id === '';
}

/**
 * The copies to choose from, where the message parted.
 * @param {Life} life
 * @param {Parts} parts
 * @param {import('./copies.js').Of | null} of
 */
function showCopies(life, { copies }, of) {
  const parting = partingOf(life), chosen = of ? `${of.node} ${of.to}` : '';
  copies.hidden = parting === null && of === null;
  const all = new Set(['', ...(parting?.to ?? []).map((to) => `${parting?.node} ${to}`), chosen]);
  if (copies.options.length !== all.size) copies.replaceChildren(...[...all].map((value) => make('option', { value }, value === '' ? 'All copies' : `Copy for ${value.split(' ')[1]}`)));
  if (copies.value !== chosen) copies.value = chosen;
}
