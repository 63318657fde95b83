package link

import (
	"strings"

	"playground/engine/kernel"
	"playground/engine/value"
)

func (p *packer) putTexts(cells []cell) {
	for _, c := range cells {
		text := p.asText(c)
		p.spend(len(text))
		p.texts = append(p.texts, text)
	}
}

// asText is for members that every sound scenario has.
func (p *packer) asText(c cell) string {
	text, ok := c.AsText()
	if !ok {
		p.fail("this scenario is not sound: %s stands where a text belongs", value.Preview(c, previewRunesMax))
	}
	return text
}

func (p *packer) putNodeIDs(cells []cell) {
	p.putTexts(cells)
	for i, c := range cells {
		p.nodes[p.asText(c)] = i
	}
}

func (p *packer) putNames(cells []cell) {
	for _, c := range cells {
		p.name(p.asText(c))
	}
}

func (p *packer) putNumbers(cells []cell) {
	all := make([]int64, len(cells))
	for i, c := range cells {
		all[i], _ = c.AsInt()
	}
	p.steps(all)
}

// putTimes writes durations in nanoseconds.
func (p *packer) putTimes(cells []cell) {
	all := make([]int64, len(cells))
	for i, c := range cells {
		d, err := kernel.ParseDuration(p.asText(c))
		if err != nil {
			p.fail("this scenario is not sound: %w", err)
		}
		all[i] = int64(d)
	}
	p.steps(all)
}

// steps writes the largest number that divides all, such as the grid that nodes stand on, and then how many of it lie
// between each and the next.
func (p *packer) steps(all []int64) {
	unit := int64(0)
	for _, n := range all {
		unit = divisor(unit, n)
		if n < -columnMax || n > columnMax {
			p.fail("this scenario is not sound: %d lies beyond every canvas", n)
		}
	}
	unit = max(unit, 1)
	p.unsigned(uint64(unit))
	before := int64(0)
	for _, n := range all {
		p.signed((n - before) / unit)
		before = n
	}
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// putEnds writes the number of each node, and then each port.
func (p *packer) putEnds(cells []cell) {
	p.ends = append(p.ends, cells)
	ports := make([]string, len(cells))
	for i, c := range cells {
		id, port, _ := strings.Cut(p.asText(c), ".")
		p.spend(len(id))
		p.unsigned(uint64(p.place(p.nodes, id)))
		ports[i] = port
	}
	for _, port := range ports {
		p.name(port)
	}
}

// place finds what a scenario names elsewhere.
func (p *packer) place(places map[string]int, name string) int {
	i, ok := places[name]
	if !ok {
		p.fail("this scenario is not sound: it has no %s", quote(name))
	}
	return i
}

func (p *packer) putNodeNames(cells []cell) { p.putPlaces(cells, p.nodes) }

func (p *packer) putWireNames(cells []cell) {
	for i := range p.ends[0] {
		p.wires[p.asText(p.ends[0][i])+">"+p.asText(p.ends[1][i])] = i
	}
	p.putPlaces(cells, p.wires)
}

// putPlaces writes which of some elements each cell names, from 1; 0 for none.
func (p *packer) putPlaces(cells []cell, places map[string]int) {
	for _, c := range cells {
		if c.IsNull() {
			p.unsigned(0)
			continue
		}
		name := p.asText(c)
		p.spend(len(name))
		p.unsigned(uint64(p.place(places, name)) + 1)
	}
}
