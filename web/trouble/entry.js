/**
 * The forms of trouble and of breakpoints, loaded when one is opened. What is typed is checked by the page, whose rules
 * are those of the engine, and what is wrong stands beside its field. Texts in and out are JSON.
 */
import { h } from '../library/dom.js';

/**
 * @typedef {{name: string, title: string, help: string, strengths: Record<string, string>}} FaultKind
 * @typedef {{id: string, title: string, faults: FaultKind[]}} Target
 * @typedef {(json: string) => string} Judge answers with what is wrong: [{"member", "text"}]
 *
 * @typedef {object} Field
 * @property {HTMLElement} box
 * @property {any} control
 * @property {(text: string) => void} complain
 */

/** @type {Record<string, {label: string, hint: string, area?: boolean}>} */
const STRENGTHS = {
  factor: { label: 'Times as long', hint: '2 to 1 000 000' },
  probability: { label: 'Probability', hint: 'Such as 5%' },
  by: { label: 'By', hint: 'Such as 500ms or 2s, a day at most' },
  count: { label: 'Messages', hint: '1 to 10 000' },
  attributes: { label: 'Attributes', hint: 'One name=value a line: what a consumer fails at, such as card=stolen', area: true },
};

let serial = 0;

/**
 * A control with its label, a hint, and room for what is wrong with it.
 * @param {string} name
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} hint
 * @returns {Field}
 */
function field(name, label, control, hint) {
  const id = `trouble-${name}-${++serial}`;
  const problem = h('p.problem', { id: `${id}-problem`, role: 'status', hidden: true });
  control.id = id;
  control.dataset.testid = `trouble-${name}`;
  control.setAttribute('aria-describedby', `${id}-hint ${id}-problem`);
  return {
    box: h('div.field', {}, h('label', { for: id }, label), control, problem, h('p.hint', { id: `${id}-hint`, hidden: hint === '' }, hint)),
    control,
    complain(text) {
      problem.textContent = text;
      problem.hidden = text === '';
      control.toggleAttribute('aria-invalid', text !== '');
      if (text) control.setAttribute('aria-invalid', 'true');
    },
  };
}

/** @param {string} value */
const line = (value) => {
  const input = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  /** @type {HTMLInputElement} */ (input).value = value;
  return input;
};

/** @param {string} value @param {string} [rows] */
const area = (value, rows = '3') => {
  const text = h('textarea', { rows, spellcheck: 'false' });
  /** @type {HTMLTextAreaElement} */ (text).value = value;
  return text;
};

/**
 * @param {[string, string][]} all values with their texts
 * @param {string} chosen
 */
const choice = (all, chosen) => h('select', {}, ...all.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));

/**
 * A form: its fields are checked whenever one was changed, from the moment on at which it was left or sent.
 * @param {HTMLElement} body
 * @param {() => Record<string, Field>} fields by member, as they are now
 * @param {() => unknown} typed
 * @param {Judge} check
 * @param {Judge} take
 * @param {HTMLElement[]} rows
 * @param {string} done what the button says
 */
function form(body, fields, typed, check, take, rows, done) {
  /** @type {Set<string>} */
  const left = new Set();
  const rest = h('p.problem', { role: 'status', hidden: true });
  const show = (/** @type {string} */ json, /** @type {boolean} */ all) => {
    /** @type {{member: string, text: string}[]} */
    const problems = JSON.parse(json);
    const known = fields();
    for (const [member, one] of Object.entries(known)) one.complain((all || left.has(member) ? problems.find((problem) => problem.member === member)?.text : '') ?? '');
    const other = all ? problems.find((problem) => !known[problem.member]) : undefined;
    rest.textContent = other?.text ?? '';
    rest.hidden = !other;
    if (all) Object.entries(known).find(([member]) => problems.some((problem) => problem.member === member))?.[1].control.focus();
  };
  const element = h('form.trouble-fields', {
    novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      show(take(JSON.stringify(typed())), true);
    },
    oninput: () => show(check(JSON.stringify(typed())), false),
    onfocusout: (event) => {
      const member = Object.entries(fields()).find(([, one]) => one.control === event.target)?.[0];
      if (!member || !element.contains(event.relatedTarget)) return;
      left.add(member);
      show(check(JSON.stringify(typed())), false);
    },
  }, ...rows, rest, h('div.row.form-end', {}, h('button.button.primary', { type: 'submit', 'data-testid': 'trouble-done' }, done)));
  body.replaceChildren(element);
}

/**
 * The form of a fault.
 * @param {HTMLElement} body
 * @param {string} json {"index", "at", "fault", "target", "strengths", "targets"}
 * @param {Judge} check
 * @param {Judge} take
 */
export function editFault(body, json, check, take) {
  /** @type {{index: number, at: string, fault: string, target: string, strengths: Record<string, string>, targets: Target[]}} */
  const given = JSON.parse(json);
  /** What was typed for a member stays when another fault is chosen that has it too. */
  const kept = { ...given.strengths };
  const at = field('at', 'At', line(given.at), 'Virtual time, such as 30s or 1m30s');
  const target = field('target', 'Who', choice(given.targets.map(({ id, title }) => [id, title]), given.target), '');
  const faultBox = h('div', {}), strengthBox = h('div.trouble-strengths', {});
  /** @type {Field} */
  let fault;
  /** @type {Record<string, Field>} */
  let strengths = {};
  const targetNow = () => given.targets.find(({ id }) => id === target.control.value) ?? given.targets[0];
  const faultNow = () => targetNow()?.faults.find(({ name }) => name === fault.control.value);
  const drawStrengths = () => {
    for (const [member, one] of Object.entries(strengths)) kept[member] = one.control.value;
    const now = faultNow();
    const help = /** @type {HTMLElement} */ (fault.box.lastElementChild);
    help.textContent = now?.help ?? '';
    help.hidden = false;
    strengths = Object.fromEntries(Object.entries(now?.strengths ?? {}).map(([member, value]) => {
      const { label, hint, area: long } = STRENGTHS[member] ?? { label: member, hint: '' };
      const text = kept[member] ?? value;
      return [member, field(member, label, long ? area(text) : line(text), hint)];
    }));
    strengthBox.replaceChildren(...Object.values(strengths).map(({ box }) => box));
  };
  const drawFaults = (/** @type {string} */ chosen) => {
    fault = field('fault', 'What happens', choice((targetNow()?.faults ?? []).map(({ name, title }) => [name, title]), chosen), '');
    fault.control.addEventListener('change', drawStrengths);
    faultBox.replaceChildren(fault.box);
    drawStrengths();
  };
  drawFaults(given.fault);
  target.control.addEventListener('change', () => drawFaults(fault.control.value));
  form(body, () => ({ at, target, fault, ...strengths }), () => ({
    at: at.control.value, target: target.control.value, fault: fault.control.value,
    strengths: Object.fromEntries(Object.entries(strengths).map(([member, one]) => [member, one.control.value])),
  }), check, take, [h('div.trouble-pair', {}, at.box, target.box), faultBox, strengthBox], given.index < 0 ? 'Plan it' : 'Change it');
  at.control.focus();
  at.control.select();
}

/**
 * The form of a breakpoint with a condition.
 * @param {HTMLElement} body
 * @param {string} json {"node", "nodes": [{"id", "metrics": [{"name", "unit"}]}], "comparisons"}
 * @param {Judge} check
 * @param {Judge} take
 */
export function editBreakpoint(body, json, check, take) {
  /** @type {{node: string, nodes: {id: string, metrics: {name: string, unit: string}[]}[], comparisons: string[]}} */
  const given = JSON.parse(json);
  const about = field('about', 'When', choice([['metric', 'a metric crosses a line'], ['message', 'a certain message gets somewhere']], 'metric'), '');
  const placeBox = h('div', {}), conditionBox = h('div', {});
  const when = field('when', 'Message attributes', area('{"card": ["stolen"]}', '4'), 'A filter policy, as subscriptions have; empty for every message');
  const value = field('value', 'Value', line('60'), '');
  const comparison = field('comparison', 'Is', choice(given.comparisons.map((sign) => [sign, signWords[sign] ?? sign]), given.comparisons[0]), '');
  /** @type {Field} */
  let target;
  /** @type {Field} */
  let metric;
  let { node: wanted } = given;
  const nodeNow = () => given.nodes.find(({ id }) => id === target.control.value);
  const hint = () => {
    const unit = nodeNow()?.metrics.find(({ name }) => name === metric.control.value)?.unit ?? '';
    const note = /** @type {HTMLElement} */ (value.box.lastElementChild);
    note.hidden = unit === '';
    note.textContent = unit === 's' ? 'In seconds' : `In ${unit}`;
  };
  const drawCondition = () => {
    if (about.control.value === 'message') return conditionBox.replaceChildren(when.box);
    metric = field('metric', 'Metric', choice((nodeNow()?.metrics ?? []).map(({ name }) => [name, name]), metric?.control.value ?? ''), '');
    metric.control.addEventListener('change', hint);
    hint();
    conditionBox.replaceChildren(metric.box, h('div.trouble-pair', {}, comparison.box, value.box));
  };
  const draw = () => {
    const any = /** @type {[string, string][]} */ (about.control.value === 'message' ? [['', 'any node']] : []);
    target = field('target', about.control.value === 'message' ? 'It gets to' : 'Of', choice([...any, ...given.nodes.map(({ id }) => /** @type {[string, string]} */ ([id, id]))], wanted), '');
    target.control.addEventListener('change', () => {
      wanted = target.control.value;
      drawCondition();
    });
    placeBox.replaceChildren(target.box);
    drawCondition();
  };
  draw();
  about.control.addEventListener('change', draw);
  form(body, () => (about.control.value === 'message' ? { about, target, when } : { about, target, metric, comparison, value }), () => ({
    about: about.control.value, node: target.control.value, when: when.control.value,
    metric: metric?.control.value ?? '', comparison: comparison.control.value, value: value.control.value,
  }), check, take, [about.box, placeBox, conditionBox], 'Pause then');
  about.control.focus();
}

/** @type {Record<string, string>} */
const signWords = { '>': '> more than', '>=': '≥ at least', '<': '< less than', '<=': '≤ at most', '=': '= exactly' };
