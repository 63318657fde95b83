/**
 * The entry of the page: draws the first scene at once, then loads the engine and the panels. Makes
 * `globalThis.playground`, the one door between Go and the page; texts in and out are JSON.
 */
import { createCanvas } from '../canvas/canvas.js';
import { indexKinds } from '../canvas/kinds.js';
import { glyphPath } from '../canvas/painters/glyphs.js';
import { sceneOfScenario } from '../canvas/scene.js';
import { createTimeline } from '../timeline/timeline.js';
import { createAddress } from './address.js';
import { createLayout } from './layout.js';
import { Link } from './link.js';
import { compileModule, runPage } from './loader.js';

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent?.trim() || 'null';
/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

const base = new URL('.', document.baseURI).href;
const kindsText = textOf('kinds');
const kept = keptOverReload();
const firstScene = kept?.text ?? textOf('first-scene');
const address = createAddress(kept !== null);

const canvas = createCanvas(
  { stage: element('stage'), still: element('canvas-still'), live: element('canvas-live'), minimap: element('minimap') },
  indexKinds(JSON.parse(kindsText) ?? []),
  (clock) => {
    link.tick(clock);
    const at = link.displayAt(clock);
    if (at !== canvas.view.at) canvas.view.liveDirty = true;
    canvas.view.at = at;
    timeline.tick(clock, at);
  },
);

const link = new Link({
  createWorker(module) {
    const worker = new Worker(new URL('worker.js', base));
    worker.postMessage({ module });
    return worker;
  },
  onFrame: canvas.setFrame,
  clock: () => performance.now(),
});

const timeline = createTimeline(element('timeline'), link);
drawFirst();
const layout = createLayout(canvas.api);

/** @type {any} */ (globalThis).playground = {
  kinds: kindsText,
  gallery: textOf('gallery'),
  firstScene,
  kept: kept?.draft ?? '',
  keep,
  onAddress: address.listen,
  showAddress: address.show,
  glyph: glyphPath,
  /** A part of the page that is loaded when somebody needs it: web/NAME/entry.js. */
  load: (/** @type {string} */ name) => import(new URL(`${name}.js`, base).href),
  canvas: canvas.api,
  layout,
  timeline: timeline.api,
  link: {
    start: (/** @type {string} */ json) => link.start(json),
    command: (/** @type {string} */ json) => link.command(json),
    watch: (/** @type {string} */ json) => link.watch(json),
    onNote: (/** @type {(json: string) => void} */ receive) => { link.note = receive; },
    onState: (/** @type {(json: string) => void} */ receive) => {
      link.tellState = receive;
      link.stateDirty = true;
    },
    /** The virtual time that is shown, in nanoseconds. */
    now: () => Number(link.run.now) + canvas.view.at,
    play: () => link.play(),
    pause: () => link.pause(),
    setRatio: (/** @type {number} */ ratio) => link.setRatio(ratio),
    step: (/** @type {string} */ size) => link.step(size),
    state: () => link.state(),
    kill: () => link.kill(),
    journal: () => link.journal(),
    moment: () => link.moment(),
    seek: (/** @type {string} */ json) => link.seek(json),
    back: () => link.back(),
    breakpoints: (/** @type {string} */ json) => link.setBreakpoints(json),
    compare: (/** @type {string} */ json) => link.compare(json),
    story: (/** @type {number} */ lineage) => link.story(lineage),
    onLeaving: (/** @type {(json: string) => void} */ receive) => { link.leaving = (revision, branch) => receive(JSON.stringify({ revision, branch })); },
    onArrived: (/** @type {(json: string) => void} */ receive) => { link.arrived = (revision) => receive(JSON.stringify({ revision })); },
  },
};

load();

/**
 * What this tab had open when it was loaded anew; an address that is opened afresh begins with the first scene.
 * @returns {{draft: string, text: string} | null}
 */
function keptOverReload() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  if (visit?.type !== 'reload' && visit?.type !== 'back_forward') return null;
  try {
    const open = JSON.parse(sessionStorage.getItem('playground.open') ?? 'null');
    return JSON.parse(open.text).nodes ? open : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} draft
 * @param {string} text
 */
function keep(draft, text) {
  try {
    sessionStorage.setItem('playground.open', JSON.stringify({ draft, text }));
  } catch {
    // a browser that keeps nothing begins with the first scene
  }
}

function drawFirst() {
  if (address.opensLink) {
    element('stage').dataset.drawn = ''; // the first picture is of another drawing
    return;
  }
  const scene = JSON.parse(firstScene);
  if (!scene) return;
  canvas.setScene(scene.format === undefined ? scene : sceneOfScenario(scene));
  element('scene-title').textContent = scene.title ?? '';
  requestAnimationFrame(() => { element('stage').dataset.drawn = ''; });
}

async function load() {
  try {
    const module = await compileModule(base);
    link.useModule(module);
    await runPage(module, base);
  } catch (error) {
    const message = element('stage-message');
    message.textContent = `The engine could not be loaded, so nothing moves: ${error instanceof Error ? error.message : error}. Reload the page to try again.`;
    message.hidden = false;
  }
}
