/**
 * A note on the canvas: a few lines of plain text on a soft ground.
 */
import { write } from './text.js';

/**
 * @param {import('./text.js').Context} ctx
 * @param {import('../scene.js').Note} note
 * @param {import('../look.js').Look} look
 */
export function paintNote(ctx, note, look) {
  ctx.beginPath();
  ctx.roundRect(note.x, note.y, note.width, note.height, 6);
  ctx.fillStyle = look.colours.note;
  ctx.fill();
  if (look.colours.note === look.colours.canvas) {
    ctx.strokeStyle = look.colours.line;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  if (look.detail === 0) return;
  ctx.font = `400 12px ${look.family}`; // its lines were broken at this size
  note.lines.forEach((line, i) => write(ctx, line, note.x + 12, note.y + 23 + i * 18, look.colours.ink2));
}
