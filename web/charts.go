//go:build js && wasm

package web

import (
	"slices"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// chartPoints is how many intervals a chart shows at most.
const chartPoints = 240

// charts is the panel of metrics over time: of the nodes that are selected, else of those where most fails. What draws
// them is loaded when the panel is opened.
type charts struct {
	p        *page
	box      *element
	module   safejs.Value
	loaded   bool
	last     string // the series that were told last
	failures map[string]int64
}

func newCharts(p *page, d *drawer) *charts {
	c := &charts{p: p, box: tag("div").class("drawer-body charts").attr("tabindex", "0").test("charts"), failures: map[string]int64{}}
	c.box.add(tag("p").class("empty").text("Loading the charts."))
	d.panel("charts", "Charts", c.box, c.opened)
	return c
}

func (c *charts) opened() {
	if c.loaded {
		return
	}
	c.loaded = true
	c.p.port.part("charts", func(module safejs.Value) {
		c.module = module
		c.p.port.call(module, "open", safejs.Safe(c.box.js()), c.p.port.timeline)
		c.show()
	})
}

// nodes lists whose metrics are asked for: none while nobody looks.
func (c *charts) nodes() []string {
	if c.p.drawer == nil || !c.p.drawer.sees("charts") {
		return nil
	}
	return c.p.doc.Charted(c.failures)
}

// take draws what the engine tells.
func (c *charts) take(series value.Value) {
	c.last = series.String()
	c.show()
}

func (c *charts) show() {
	if c.last != "" && truthy(c.module) {
		c.p.port.call(c.module, "show", c.last, jsonTexts(c.nodes()))
	}
}

// outline follows where things fail: the charts of a scene show the worst.
func (c *charts) outline(told value.Value) {
	view.FailuresOf(c.failures, told)
	if !slices.Equal(c.nodes(), c.p.watch.Series) {
		c.p.observe()
	}
}

// begin forgets what was told of another run.
func (c *charts) begin() { c.failures, c.last = map[string]int64{}, "" }
