package view

import "playground/engine/value"

// Scene is one entry of the gallery.
type Scene struct {
	_       [0]func() // never compared: the module need not carry the code for it
	File    string
	Title   string
	Summary string
	Lesson  string
}

// Gallery reads the index of the gallery; what cannot be read is an empty gallery.
func Gallery(json string) []Scene {
	list, err := value.Parse(json, value.Limits{Depth: 10})
	if err != nil {
		return nil
	}
	scenes := make([]Scene, 0, list.Len())
	for _, v := range list.Elements() {
		scenes = append(scenes, Scene{File: Text(v, "file"), Title: Text(v, "title"), Summary: Text(v, "summary"), Lesson: Text(v, "lesson")})
	}
	return scenes
}

// Text reads a text member; "" when there is none.
func Text(v value.Value, name string) string {
	m, _ := v.Get(name)
	text, _ := m.AsText()
	return text
}

// Whole reads a member that is a whole number; 0 when there is none.
func Whole(v value.Value, name string) int64 {
	m, _ := v.Get(name)
	n, _ := m.AsInt()
	return n
}

// Number reads a numeric member; 0 when there is none.
func Number(v value.Value, name string) float64 {
	m, _ := v.Get(name)
	f, _ := m.AsFloat()
	return f
}

// Truth reads a boolean member; false when there is none.
func Truth(v value.Value, name string) bool {
	m, _ := v.Get(name)
	b, _ := m.AsBool()
	return b
}

// Texts reads a member that is a list of texts.
func Texts(v value.Value, name string) []string {
	m, _ := v.Get(name)
	var all []string
	for _, e := range m.Elements() {
		if text, ok := e.AsText(); ok {
			all = append(all, text)
		}
	}
	return all
}
