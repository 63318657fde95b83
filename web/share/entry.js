/** The part of the page that shares: links with their size and QR code, and drawings of other sites. Loaded when asked for. */
export { ask } from './ask.js';
export { fill, shown } from './dialog.js';
