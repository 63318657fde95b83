package link

import (
	"encoding/binary"
	"strconv"

	"playground/engine/value"
)

// pack writes a document in columns:
//
//	engine    the version of its behaviour
//	texts     how many stand in columns of texts, and how many the columns name by number;
//	          then the length of each, then all of them
//	head      the members of the document that are not lists
//	lists     for each its length, its columns, and the other members of its elements
//	journal   in format 2 only: how many commands, their columns, and then each of them
//
// Numbers are varints; those that may be negative are in zigzag.
func pack(c contents, format int) ([]byte, error) {
	p := newPacker(format)
	p.scenario(c.doc)
	if format >= formatRun {
		p.journal(c.journal)
	}
	return p.whole(c.engine), p.err
}

func newPacker(format int) *packer {
	return &packer{dictionary: newDictionary(format), nodes: map[string]int{}, wires: map[string]int{}}
}

func (p *packer) scenario(doc value.Value) {
	p.rest([]value.Value{doc}, headMember)
	for _, l := range lists() {
		elements, _ := doc.Get(l.name)
		p.list(l, elements)
	}
}

type cell = value.Value

// packer collects the columns; texts are written before them, when all are known.
type packer struct {
	budget
	*dictionary
	columns []byte
	texts   []string       // of the columns of texts
	nodes   map[string]int // by id
	wires   map[string]int // by key
	ends    [][]cell       // of the wires
}

func (p *packer) whole(engine int) []byte {
	out := binary.AppendUvarint(nil, uint64(engine))
	out = binary.AppendUvarint(out, uint64(len(p.texts)))
	out = binary.AppendUvarint(out, uint64(len(p.own)))
	all := append(p.texts, p.own...)
	for _, text := range all {
		out = binary.AppendUvarint(out, uint64(len(text)))
	}
	for _, text := range all {
		out = append(out, text...)
	}
	return append(out, p.columns...)
}

func (p *packer) unsigned(n uint64) { p.columns = binary.AppendUvarint(p.columns, n) }

func (p *packer) signed(n int64) { p.columns = binary.AppendVarint(p.columns, n) }

func (p *packer) list(l list, elements value.Value) {
	if elements.Len() > listMax {
		p.fail("%s %s are more than the %s that a link may have", thousands(elements.Len()), l.name, thousands(listMax))
		elements = value.Null
	}
	p.unsigned(uint64(elements.Len()))
	objects := make([]value.Value, elements.Len())
	for i, e := range elements.Elements() {
		objects[i] = e
	}
	for _, c := range l.columns {
		cells := make([]cell, len(objects))
		for i := range objects {
			cells[i], _ = objects[i].Get(c.member)
		}
		c.codec.put(p, cells)
	}
	p.rest(objects, l.owns)
}

// rest writes the members that have no column: how many each object has, then name and value of each.
func (p *packer) rest(objects []value.Value, owned func(name string) bool) {
	var members []value.Member
	for _, o := range objects {
		before := len(members)
		for name, v := range o.Members() {
			if !owned(name) {
				members = append(members, value.Member{Name: name, Value: v})
			}
		}
		p.unsigned(uint64(len(members) - before))
	}
	for _, m := range members {
		p.name(m.Name)
		p.value(m.Value, 0)
	}
}

func (p *packer) name(text string) {
	p.spend(len(text))
	p.unsigned(p.number(text))
}

// How a value begins: one of these, or from codeFirst on twice a zigzag integer, or twice the number of a text and one.
const (
	codeNull = iota
	codeFalse
	codeTrue
	codeArray
	codeObject
	codeLiteral
	codeFirst
)

func (p *packer) value(v value.Value, depth int) {
	p.spend(0)
	if p.err != nil {
		return
	}
	switch v.Kind() {
	case value.KindNull:
		p.unsigned(codeNull)
	case value.KindBool:
		p.boolean(v)
	case value.KindNumber:
		p.numeral(v)
	case value.KindString:
		text, _ := v.AsText()
		p.spend(len(text))
		p.unsigned(codeFirst + p.number(text)<<1 + 1)
	case value.KindArray:
		p.array(v, depth)
	case value.KindObject:
		p.object(v, depth)
	}
}

func (p *packer) boolean(v value.Value) {
	if b, _ := v.AsBool(); b {
		p.unsigned(codeTrue)
		return
	}
	p.unsigned(codeFalse)
}

// numeral keeps the way in which a number is written: 1.0 is not 1.
func (p *packer) numeral(v value.Value) {
	n, whole := v.AsInt()
	if whole && n >= -integerMax && n <= integerMax && v.Literal() == strconv.FormatInt(n, 10) {
		p.unsigned(codeFirst + zigzag(n)<<1)
		return
	}
	p.unsigned(codeLiteral)
	p.name(v.Literal())
}

func (p *packer) array(v value.Value, depth int) {
	p.descend(depth)
	p.unsigned(codeArray)
	p.unsigned(uint64(v.Len()))
	for _, e := range v.Elements() {
		p.value(e, depth+1)
	}
}

func (p *packer) object(v value.Value, depth int) {
	p.descend(depth)
	p.unsigned(codeObject)
	p.unsigned(uint64(v.Len()))
	for name, m := range v.Members() {
		p.name(name)
		p.value(m, depth+1)
	}
}

func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }
