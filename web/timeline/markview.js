/**
 * The marks on the strip as buttons. Tab comes to the one that was left; Up and Down walk, Left and Right move a fault
 * that can be moved, Enter opens its menu, Delete takes it away. A press and a drag move it with the pointer.
 */
import { drawing, make } from './dom.js';
import { offsetOf, stepped } from './gestures.js';
import { KINDS, exact, groupMarks, groupWords, kindOf } from './marks.js';
import { nanoseconds } from './scale.js';

/**
 * @typedef {import('./strip.js').Strip} Strip
 * @typedef {import('./marks.js').Mark} Mark
 * @typedef {import('./marks.js').Group} Group
 */

const GAP = 24;
const GAP_COARSE = 36;
const STILL = 4;

export class MarkView {
  /** @param {Strip} strip */
  constructor(strip) {
    this.strip = strip;
    /** @type {Map<string, HTMLButtonElement>} by the id of a group's first mark */
    this.buttons = new Map();
    /** @type {Group[]} */
    this.groups = [];
    this.current = '';
    this.selected = '';
    /** @type {{mark: Mark, at: number, startX: number, moved: boolean, key: boolean} | null} a mark on its way */
    this.moving = null;
    this.coarse = window.matchMedia('(pointer: coarse)');
    this.#listen();
  }

  draw() {
    const { strip } = this;
    const { moving } = this;
    const marks = moving?.moved ? strip.marks.map((mark) => (mark.id === moving.mark.id ? { ...mark, at: moving.at } : mark)).sort((a, b) => a.at - b.at) : strip.marks;
    this.groups = groupMarks(marks, (at) => strip.placeOf(at), this.coarse.matches ? GAP_COARSE : GAP, strip.width);
    if (!this.groups.some((group) => holds(group, this.current))) this.current = this.groups[0]?.marks[0].id ?? '';
    const focused = this.focusedId();
    const wanted = new Set(this.groups.map((group) => this.#draw(group)));
    for (const [id, button] of this.buttons) {
      if (wanted.has(id)) continue;
      button.remove();
      this.buttons.delete(id);
    }
    if (focused && !this.buttons.get(focused)?.contains(document.activeElement)) this.#refocus(focused);
    strip.parts.marks.hidden = this.groups.length === 0;
  }

  /** The id of the mark that has the focus, or that leads the group which has it. */
  focusedId() {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && this.strip.parts.marks.contains(activeElement) ? (activeElement.dataset.mark ?? '') : '';
  }

  /**
   * @param {Group} group
   * @returns {string} its key
   */
  #draw(group) {
    const id = group.marks[0].id;
    let button = this.buttons.get(id);
    if (!button) {
      button = make('button', { class: 'mark', type: 'button', 'data-mark': id, 'aria-describedby': 'strip-tip' });
      this.buttons.set(id, button);
      this.strip.parts.marks.append(button);
    }
    const what = kindOf(group);
    const count = group.marks.length;
    const face = `${what} ${count}`;
    if (button.dataset.face !== face) {
      button.dataset.face = face;
      button.dataset.what = what;
      const icon = drawing(KINDS[what].path, KINDS[what].fill ? 'mark-icon filled' : 'mark-icon');
      button.replaceChildren(icon, ...(count > 1 ? [make('span', { class: 'mark-count' }, String(count))] : []));
    }
    const words = groupWords(group);
    if (button.getAttribute('aria-label') !== words) button.setAttribute('aria-label', words);
    button.style.transform = `translateX(${group.x.toFixed(1)}px)`;
    button.tabIndex = holds(group, this.current) ? 0 : -1;
    button.toggleAttribute('data-movable', count === 1 && group.marks[0].movable);
    button.setAttribute('aria-pressed', String(holds(group, this.selected)));
    if (count > 1) button.setAttribute('aria-haspopup', 'menu');
    else button.removeAttribute('aria-haspopup');
    return id;
  }

  /** @param {string} id */
  #refocus(id) {
    const group = this.groups.find((one) => holds(one, id)) ?? this.groups[0];
    if (group) this.buttons.get(group.marks[0].id)?.focus({ preventScroll: true });
  }

  #listen() {
    const { marks } = this.strip.parts;
    /** @param {(group: Group, event: any) => void} handle @returns {(event: Event) => void} */
    const about = (handle) => (event) => {
      const group = this.#groupOf(event);
      if (group) handle(group, event);
    };
    marks.addEventListener('pointerdown', about((group, event) => this.#down(group, event)));
    marks.addEventListener('pointermove', (event) => this.#move(event));
    marks.addEventListener('pointerup', () => this.#drop());
    marks.addEventListener('pointercancel', () => this.#letGo());
    marks.addEventListener('click', about((group) => this.#select(group)));
    marks.addEventListener('contextmenu', about((group, event) => {
      event.preventDefault();
      this.#menu(group, event.clientX, event.clientY);
    }));
    marks.addEventListener('pointerover', about((group) => this.tip(group)));
    marks.addEventListener('pointerout', () => this.tip(this.#focusedGroup()));
    marks.addEventListener('focusin', about((group) => {
      this.current = group.marks[0].id;
      this.tip(group);
      for (const [id, button] of this.buttons) button.tabIndex = id === this.current ? 0 : -1;
    }));
    marks.addEventListener('focusout', () => this.tip(null));
    marks.addEventListener('keydown', about((group, event) => {
      if (!this.#key(group, event)) return;
      event.preventDefault();
      event.stopPropagation();
    }));
    marks.addEventListener('keyup', (event) => {
      if (this.moving?.key && event.key.startsWith('Arrow')) this.#drop();
    });
  }

  /** @param {Event} event */
  #groupOf(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
    return button instanceof HTMLElement ? this.groups.find((group) => group.marks[0].id === button.dataset.mark) : undefined;
  }

  #focusedGroup() {
    const id = this.focusedId();
    return this.groups.find((group) => group.marks[0].id === id) ?? null;
  }

  /**
   * @param {Group} group
   * @param {PointerEvent} event
   */
  #down(group, event) {
    const [mark] = group.marks;
    if (event.button !== 0 || group.marks.length > 1 || !mark.movable) return;
    this.moving = { mark, at: mark.at, startX: event.clientX, moved: false, key: false };
    this.strip.parts.marks.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { moving, strip } = this;
    if (!moving || moving.key || (!moving.moved && Math.abs(event.clientX - moving.startX) < STILL)) return;
    moving.moved = true;
    moving.at = strip.timeAt(offsetOf(strip, event));
    this.draw();
    this.tip(this.groups.find((group) => holds(group, moving.mark.id)) ?? null);
  }

  #drop() {
    const { moving, strip } = this;
    this.moving = null;
    if (!moving) return;
    if (!moving.moved) {
      if (!moving.key) this.#select({ x: 0, marks: [moving.mark] });
      return;
    }
    if (moving.at !== moving.mark.at) strip.emit({ intent: 'move-fault', index: moving.mark.index, id: moving.mark.id, at: nanoseconds(moving.at) });
    this.draw();
  }

  #letGo() {
    this.moving = null;
    this.draw();
  }

  /** @param {Group} group */
  #select(group) {
    if (group.marks.length > 1) return this.#open(group);
    const [mark] = group.marks;
    this.selected = this.selected === mark.id ? '' : mark.id;
    this.draw();
    this.strip.emit({ intent: 'mark-select', id: this.selected, what: mark.what, index: mark.index, at: nanoseconds(mark.at) });
  }

  /**
   * @param {Group} group
   * @param {number} x
   * @param {number} y
   */
  #menu(group, x, y) {
    if (group.marks.length > 1) return this.#open(group);
    const [mark] = group.marks;
    this.strip.emit({ intent: 'mark-menu', id: mark.id, what: mark.what, index: mark.index, at: nanoseconds(mark.at), x, y });
  }

  /**
   * A group opens as a list, from which one mark is chosen; that one's menu opens then.
   * @param {Group} group
   */
  #open(group) {
    const { strip } = this;
    const box = this.#boxOf(group);
    const [first, last] = [group.marks[0], group.marks[group.marks.length - 1]];
    const list = make('div', { class: 'menu strip-list', role: 'menu', 'aria-label': groupWords(group), 'data-testid': 'mark-list' });
    const close = () => {
      leave.abort();
      list.remove();
    };
    const item = (/** @type {string} */ words, /** @type {string} */ key, /** @type {() => void} */ act) => {
      const button = make('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, words, make('span', { class: 'key' }, key));
      button.addEventListener('click', () => {
        close();
        this.buttons.get(first.id)?.focus();
        act();
      });
      return button;
    };
    list.append(...group.marks.slice(0, 50).map((mark) => item(mark.title || KINDS[mark.what].name, exact(mark.at), () => this.#menu({ x: 0, marks: [mark] }, box.left, box.top))));
    if (last.at > first.at) list.append(make('hr'), item('Zoom in to them', '', () => strip.showSpan({ from: first.at, to: last.at })));
    const leave = new AbortController();
    strip.parts.root.append(list);
    list.style.left = `${Math.max(8, Math.min(window.innerWidth - list.offsetWidth - 8, box.left))}px`;
    list.style.bottom = `${window.innerHeight - box.top + 4}px`;
    listKeys(list, close, () => this.buttons.get(first.id)?.focus());
    window.addEventListener('pointerdown', (event) => { if (!list.contains(/** @type {Node} */ (event.target))) close(); }, { signal: leave.signal, capture: true });
    /** @type {HTMLElement} */ (list.firstElementChild).focus();
  }

  /** @param {Group} group */
  #boxOf(group) {
    const button = this.buttons.get(group.marks[0].id) ?? this.strip.parts.marks;
    return button.getBoundingClientRect();
  }

  /**
   * @param {Group} group
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for it
   */
  #key(group, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const onItsWay = this.moving?.key === true;
    const mark = this.moving?.key ? { ...this.moving.mark, at: this.moving.at } : group.marks[0];
    const single = onItsWay || group.marks.length === 1;
    const { key } = event;
    if (key === 'Escape' && this.moving) return this.#letGo(), true;
    if (key === 'ArrowUp' || key === 'ArrowDown' || key === 'Home' || key === 'End') return this.#walk(group, key), true;
    if (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
      const box = this.#boxOf(group);
      return this.#menu(group, box.left, box.top), true;
    }
    if (!single || !mark.movable) return false;
    if (key === 'Delete' || key === 'Backspace') return this.strip.emit({ intent: 'remove-fault', index: mark.index, id: mark.id }), true;
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    const { minor } = this.strip.step ?? { minor: 1e9 };
    const at = stepped(mark.at, key === 'ArrowLeft' ? -minor : minor);
    this.moving = { mark: this.moving?.mark ?? mark, at, startX: 0, moved: true, key: true };
    this.current = mark.id;
    this.draw();
    this.tip(this.groups.find((one) => holds(one, mark.id)) ?? null);
    return true;
  }

  /**
   * @param {Group} group
   * @param {string} key
   */
  #walk(group, key) {
    const at = this.groups.indexOf(group);
    const last = this.groups.length - 1;
    const next = { ArrowUp: Math.max(0, at - 1), ArrowDown: Math.min(last, at + 1), Home: 0, End: last }[key] ?? at;
    this.buttons.get(this.groups[next].marks[0].id)?.focus({ preventScroll: true });
  }

  /** @param {Group | null} group */
  tip(group) {
    const { tip } = this.strip.parts;
    tip.hidden = group === null;
    if (!group) return;
    const lines = group.marks.slice(0, 5).map((mark) => make('p', {}, make('b', {}, mark.title || KINDS[mark.what].name), make('span', {}, ` ${exact(mark.at)}`), ...(mark.detail ? [make('em', {}, mark.detail)] : [])));
    if (group.marks.length > 5) lines.push(make('p', {}, make('em', {}, `and ${group.marks.length - 5} more`)));
    if (group.marks.length === 1 && group.marks[0].movable) lines.push(make('p', {}, make('em', {}, 'Drag it, or press Left and Right, to move it. Enter opens its menu.')));
    tip.replaceChildren(...lines);
    const half = 130;
    tip.style.left = `${Math.max(half, Math.min(this.strip.width + 32 - half, group.x + 16)).toFixed(0)}px`;
  }
}

/**
 * @param {Group} group
 * @param {string} id
 */
const holds = ({ marks }, id) => marks.some((mark) => mark.id === id);

/**
 * @param {HTMLElement} list
 * @param {() => void} close
 * @param {() => void} back
 */
function listKeys(list, close, back) {
  list.addEventListener('keydown', (event) => {
    const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="menuitem"]')]);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at + items.length - 1) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      back();
    } else if (next === undefined) return;
    else items[next].focus();
    event.preventDefault();
    event.stopPropagation();
  });
}
