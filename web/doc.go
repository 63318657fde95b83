// Package web is the page's panels: top bar, palette, inspector, drawer, menus. They show what package view has
// worked out, and turn what a person does into edits and commands.
//
//	canvas ── intents ──▶ page ── edits ──▶ document ──▶ canvas.setScene
//	                       │  └─ commands ─▶ link ─▶ engine (in the Worker)
//	link ── notes, state ──┘
//
// The canvas and the link to the Worker are JavaScript, found at globalThis.playground; JSON texts pass between.
// Whatever comes from a scenario is shown as text, never as markup. Rows are kept by key and changed in place, so
// that what has the focus is never rebuilt under a person's hands.
package web
