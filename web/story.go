//go:build js && wasm

package web

import (
	"strings"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// story is the panel of the life of the message that is followed. The engine gathers it only while the panel is open;
// what draws it is loaded when it is opened first.
type story struct {
	p      *page
	box    *element
	module safejs.Value
	loaded bool
	asked  int64       // the message whose life the engine tells; 0 for none
	told   int64       // the message that was told last
	last   string      // what it told last
	of     value.Value // the copy that is told alone, where the message parted; null for all
}

func newStory(p *page, d *drawer) *story {
	s := &story{p: p, box: tag("div").class("drawer-body story-panel").test("story")}
	d.panel("story", "Message", s.box, s.opened)
	return s
}

func (s *story) opened() {
	if s.loaded {
		s.show()
		return
	}
	s.loaded = true
	s.p.port.part("story", func(module safejs.Value) {
		s.module = module
		s.show()
	})
}

// observe asks for the life of the message that is followed, while somebody looks.
func (s *story) observe() {
	want := s.wanted()
	if want == s.asked {
		return
	}
	if want != 0 && want != s.told {
		s.told, s.of = want, value.Null
	}
	s.asked, s.last = want, ""
	s.p.port.call(s.p.port.link, "story", float64(want))
	s.show()
}

// wanted is the message whose life the panel in sight shows; 0 for none.
func (s *story) wanted() int64 {
	switch d := s.p.drawer; {
	case d == nil:
	case d.shown == "story":
		return s.p.lineage
	case d.shown == "xray":
		return d.xray.lineage()
	}
	return 0
}

// take shows what the engine tells.
func (s *story) take(told value.Value) {
	if view.Whole(told, "lineage") != s.asked {
		return
	}
	if s.p.drawer.shown == "xray" {
		if _, whole := told.Get("rows"); whole {
			s.last = told.String() // for when this panel is opened
		}
		s.p.drawer.xray.takeLife(told)
		return
	}
	s.last = told.String()
	s.show()
}

func (s *story) show() {
	if truthy(s.module) && (s.last != "" || s.asked == 0) {
		s.p.port.call(s.module, "show", safejs.Safe(s.box.js()), s.last, s.of.String())
	}
}

// copyOf tells the copy of a message for one subscriber: lineage, the node where the message parted, and for whom.
func (p *page) copyOf(order string) {
	lineage, copy, _ := strings.Cut(order, " ")
	n, _ := view.Nanoseconds(lineage)
	p.follow(n)
	p.drawer.story.choose(copy)
	p.drawer.show("story")
}

// choose tells one copy alone: the node where the message parted, and for whom; all of them when empty.
func (s *story) choose(copy string) {
	node, to, _ := strings.Cut(copy, " ")
	s.of = s.p.doc.CopyOf(node, to)
	s.show()
}
