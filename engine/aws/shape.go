package aws

// Kind says what a shape holds.
type Kind uint8

// The kinds of shapes.
const (
	KindText Kind = iota
	KindInteger
	KindBoolean
	KindBlob // bytes, as base64 text
	KindStructure
	KindList
	KindMap
)

// Shape is the type of a parameter or a result.
type Shape struct {
	Kind    Kind
	Members []Member // of a structure
	Element *Shape   // of a list, and the values of a map
	Entry   string   // of a list or map, what Query puts between the name and the number, such as "member"; "" for nothing
	Key     string   // what Query calls the keys of a map
	Value   string   // and its values
}

// Member is one member of a structure.
type Member struct {
	Name  string // in JSON
	Query string // in Query, where a flat list goes by the name of its elements; Name when empty
	Shape *Shape
}

// The shapes without parts.
var (
	Text    = &Shape{Kind: KindText}
	Integer = &Shape{Kind: KindInteger}
	Boolean = &Shape{Kind: KindBoolean}
	Blob    = &Shape{Kind: KindBlob}
)

// Structure is the shape of an object with these members.
func Structure(members ...Member) *Shape { return &Shape{Kind: KindStructure, Members: members} }

// ListOf is the shape of a list that Query writes flat: Name.1, Name.2.
func ListOf(element *Shape) *Shape { return &Shape{Kind: KindList, Element: element} }

// MapOf is the shape of a map that Query writes flat: Name.1.Key, Name.1.Value.
func MapOf(key, value string, element *Shape) *Shape {
	return &Shape{Kind: KindMap, Element: element, Key: key, Value: value}
}

// member returns the member of that name in JSON, or nil.
func (s *Shape) member(name string) *Member {
	for i := range s.Members {
		if s.Members[i].Name == name {
			return &s.Members[i]
		}
	}
	return nil
}

func (m *Member) queryName() string {
	if m.Query != "" {
		return m.Query
	}
	return m.Name
}
