/**
 * The table of painters: from a kind's picture to the two functions that draw it. A body is drawn seldom, an
 * instrument at every frame. All are pure functions over a context.
 */
import * as client from './client.js';
import * as endpoint from './endpoint.js';
import * as fan from './fan.js';
import * as inbox from './inbox.js';
import * as phone from './phone.js';
import * as plain from './plain.js';
import * as queue from './queue.js';
import * as sink from './sink.js';
import * as workers from './workers.js';
import { paintBadges, paintCard, paintFarTitle, paintGlow, paintPorts } from './card.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 * @typedef {object} Painter
 * @property {(ctx: Context, node: Node, look: Look) => void} paintBody
 * @property {(ctx: Context, node: Node, live: Live, look: Look) => void} paintInstrument
 */

/** @type {Record<string, Painter>} */
const PAINTERS = { queue, workers, fan, client, inbox, phone, endpoint, sink };

/**
 * @param {Node} node
 * @returns {Painter}
 */
function painterOf(node) {
  return PAINTERS[node.kind.picture] ?? plain;
}

/**
 * What does not change while messages move: card, heading, ports.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintStill(ctx, node, look) {
  ctx.save();
  ctx.translate(node.x, node.y);
  paintCard(ctx, node, look);
  painterOf(node).paintBody(ctx, node, look);
  paintFarTitle(ctx, node, look);
  paintPorts(ctx, node, look);
  ctx.restore();
}

/**
 * What changes with each frame: glow, instrument, badges.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 * @param {boolean} problem
 */
export function paintLive(ctx, node, live, look, problem) {
  ctx.translate(node.x, node.y);
  paintGlow(ctx, node, live, look);
  painterOf(node).paintInstrument(ctx, node, live, look);
  paintBadges(ctx, node, live, look, problem);
  ctx.translate(-node.x, -node.y);
}
