/**
 * A list whose rows are kept by a key: what is shown again keeps its element, and so its focus.
 */
import { arrange } from '../xray/lanes.js';

/**
 * @template Row
 * @typedef {{rows: HTMLElement, kept: Map<string, Row & {box: HTMLElement}>}} Keep
 */

/**
 * @template {{box: HTMLElement}} Row
 * @template Item
 * @param {{rows: HTMLElement, kept: Map<string, Row>}} keep
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(key: string) => Row} create
 * @param {(row: Row, item: Item) => void} show
 */
export function showKept(keep, items, keyOf, create, show) {
  const gone = new Set(keep.kept.keys());
  const wanted = items.map((item) => {
    const key = keyOf(item);
    let row = keep.kept.get(key);
    if (!row) keep.kept.set(key, row = create(key));
    gone.delete(key);
    show(row, item);
    return row.box;
  });
  for (const key of gone) keep.kept.delete(key);
  arrange(keep.rows, wanted);
}
