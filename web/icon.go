//go:build js && wasm

package web

// icons are the drawings of interface actions: strokes on a 16 by 16 square, drawn for this project.
var icons = map[string]string{
	"play":    "M5 3.2v9.6l8-4.8z",
	"pause":   "M5.2 3.2v9.6M10.8 3.2v9.6",
	"event":   "M3 8h6.4M6.8 5.2 9.6 8l-2.8 2.8M13 3.6v8.8",
	"back":    "M13 8H6.6M9.2 5.2 6.4 8l2.8 2.8M3 3.6v8.8",
	"fork":    "M4 2.5v11M4 9.5c0-3 7.5-1.500 7.5-6M9 5.500l2.500-2.500 2.200 2.500",
	"message": "M2.5 4.5h7v7h-7zM2.5 5l3.5 3.2L9.5 5M13.5 3.6v8.8",
	"undo":    "M6 3.5 3 6.5l3 3M3.4 6.5h6.1a3.5 3.5 0 0 1 0 7H7",
	"redo":    "m10 3.5 3 3-3 3M12.6 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
	"open":    "M2.5 12.5v-9h4l1.5 2h5.5v7z",
	"save":    "M8 2.5v7M5 6.8l3 3 3-3M2.8 12.8h10.4",
	"share":   "M8 9.5V2.5M5.2 5.2 8 2.5l2.8 2.7M4.8 7H3v6.5h10V7h-1.8",
	"more":    "M3.5 8h.01M8 8h.01M12.5 8h.01",
	"close":   "m4 4 8 8M12 4l-8 8",
	"search":  "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 10l3.4 3.4",
	"again":   "M3 3v3.5h3.5M3.4 6.5A5.2 5.2 0 1 1 2.9 9",
	"reset":   "M6 3.5 3 6.5l3 3M3.4 6.5h6.1a3.5 3.5 0 0 1 0 7H7",
	"trash":   "M3 4.5h10M6.2 4.2V2.8h3.6v1.4M4.2 4.8l.6 8.4h6.4l.6-8.4",
	"copy":    "M5.5 5.5h7.2v7.2H5.5zM3.2 10.2V3.2h7",
	"fault":   "M9 2 4 9h3.4L7 14l5-7H8.6z",
	"wire":    "M3.6 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM12.4 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.6 8h4.8",
	"note":    "M3 3h10v6.5L9.5 13H3zM9.5 13V9.5H13",
	"scene":   "M3 3.5h10v9H3zM3 6.5h10",
	"warning": "M8 2.4 14.4 13.4H1.6zM8 6.6v3M8 11.4v.1",
	"keys":    "M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M12 7h.01M5 9.5h6",
	"library": "M2.5 13V3h2.7v10zM5.2 13V4.6h2.7V13zM9 5.1l2.3-.7 2.3 8-2.4.7z",
	"gallery": "M2.5 2.5h4.6v4.6H2.5zM8.9 2.5h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zM8.9 8.9h4.6v4.6H8.9z",
}

// drawing makes an icon.
func drawing(name string) *element { return path(icons[name]).class("icon") }

// path draws the data of an SVG path on a 16 by 16 square.
func path(data string) *element {
	svg := svgTag("svg")
	line := svgTag("path")
	svg.attr("viewBox", "0 0 16 16").attr("aria-hidden", "true")
	return svg.add(line.attr("d", data))
}

// redraw gives an icon another drawing.
func redraw(icon *element, name string) {
	icon.js().Get("firstElementChild").Call("setAttribute", "d", icons[name])
}
