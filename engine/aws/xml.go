package aws

import (
	"unicode/utf8"

	"playground/engine/component"
	"playground/engine/value"
)

const xmlHead = `<?xml version="1.0"?>`

func (c *Call) resultXML(request string, out value.Value) []byte {
	w := writer{append(make([]byte, 0, 512), xmlHead...)}
	name := c.operation.Name
	w.open(name+"Response", c.Service.XML)
	if c.operation.Output != nil {
		w.structure(name+"Result", c.operation.Output, out)
	}
	w.open("ResponseMetadata", "")
	w.text("RequestId", request)
	w.close("ResponseMetadata")
	w.close(name + "Response")
	return w.to
}

func (c *Call) faultXML(request string, row Error, f *component.Fault) []byte {
	if row.Code == codeUnknownOperation {
		return []byte("<UnknownOperationException/>\n")
	}
	w := writer{append(make([]byte, 0, 512), xmlHead...)}
	w.open("ErrorResponse", c.Service.XML)
	w.open("Error", "")
	w.text("Type", sender(row))
	w.text("Code", row.Code)
	w.text("Message", row.message(f))
	if c.Service.Detail {
		w.to = append(w.to, "<Detail/>"...)
	}
	w.close("Error")
	w.text("RequestId", request)
	w.close("ErrorResponse")
	return w.to
}

// writer writes XML.
type writer struct{ to []byte }

func (w *writer) open(name, namespace string) {
	w.to = append(append(w.to, '<'), name...)
	if namespace != "" {
		w.to = append(append(append(w.to, ` xmlns="`...), namespace...), '"')
	}
	w.to = append(w.to, '>')
}

func (w *writer) close(name string) {
	w.to = append(append(append(w.to, '<', '/'), name...), '>')
}

func (w *writer) text(name, text string) {
	w.open(name, "")
	w.to = appendXML(w.to, text)
	w.close(name)
}

// structure writes an object as one element.
func (w *writer) structure(name string, s *Shape, v value.Value) {
	w.open(name, "")
	before := len(w.to)
	for i := range v.Len() {
		m := v.Member(i)
		if known := s.member(m.Name); known != nil {
			w.member(known.queryName(), known.Shape, m.Value)
		}
	}
	w.closeFrom(before, name)
}

// closeFrom closes an element whose content begins there; an empty one closes itself.
func (w *writer) closeFrom(before int, name string) {
	if len(w.to) == before {
		w.to = append(w.to[:before-1], '/', '>')
		return
	}
	w.close(name)
}

// member writes what stands under a name: an element, or as many as a list or map has, which are side by side when it
// is flat and together in one element when not.
func (w *writer) member(name string, s *Shape, v value.Value) {
	switch s.Kind {
	case KindStructure:
		w.structure(name, s, v)
		return
	case KindList, KindMap:
	default:
		w.text(name, plain(v))
		return
	}
	if s.Entry == "" {
		w.parts(name, s, v)
		return
	}
	w.open(name, "")
	before := len(w.to)
	w.parts(s.Entry, s, v)
	w.closeFrom(before, name)
}

// parts writes the elements of a list, or the entries of a map, each under that name.
func (w *writer) parts(name string, s *Shape, v value.Value) {
	for i := range v.Len() {
		if s.Kind == KindList {
			w.member(name, s.Element, v.Index(i))
			continue
		}
		m := v.Member(i)
		w.open(name, "")
		w.text(s.Key, m.Name)
		w.member(s.Value, s.Element, m.Value)
		w.close(name)
	}
}

func plain(v value.Value) string {
	if text, ok := v.AsText(); ok {
		return text
	}
	return v.String()
}

// appendXML writes a text as the content of an element. What XML does not allow at all becomes the replacement
// character: only messages that repeat what somebody sent can have it.
func appendXML(to []byte, text string) []byte {
	for i, r := range text {
		switch {
		case r == '&':
			to = append(to, "&amp;"...)
		case r == '<':
			to = append(to, "&lt;"...)
		case r == '>':
			to = append(to, "&gt;"...)
		case r == '"':
			to = append(to, "&quot;"...)
		case r == '\r':
			to = append(to, "&#xD;"...)
		case r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff || r == utf8.RuneError:
			to = append(to, "\ufffd"...)
		default:
			to = append(to, text[i:i+utf8.RuneLen(r)]...)
		}
	}
	return to
}
