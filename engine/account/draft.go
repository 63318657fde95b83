package account

import (
	"strconv"
	"strings"

	"playground/engine"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// draft is a change of the scenario in the making: edits that are made together or not at all.
type draft struct {
	*Account
	edits []scenario.Edit
	made  []scenario.Node // nodes of these edits, as far as places go
}

func (a *Account) draft() *draft { return &draft{Account: a} }

// resource adds the edit that makes a node of a resource, whose name is a setting where the id does not say it.
func (d *draft) resource(kind, setting, name string, settings value.Value) (id string) {
	stem := strings.TrimSuffix(name, fifoSuffix)
	id = d.names.free(d.session, stem)
	if id != stem {
		named := aws.One(setting, value.Text(name))
		for other, v := range settings.Members() {
			named = named.With(other, v)
		}
		settings = named
	}
	d.node(kind, id, settings)
	return id
}

// node adds the edit that makes a node.
func (d *draft) node(kind, id string, settings value.Value) {
	x, y := freePlace(d.session.Scenario().Nodes, d.made)
	d.made = append(d.made, scenario.Node{X: x, Y: y})
	b := value.NewObject(4 + settings.Len())
	b.Set("id", value.Text(id))
	b.Set("kind", value.Text(kind))
	b.Set("x", value.Int(int64(x)))
	b.Set("y", value.Int(int64(y)))
	for setting, v := range settings.Members() {
		b.Set(setting, v)
	}
	d.edits = append(d.edits, scenario.Edit{Part: "node", Value: b.Value()})
}

// wire adds the edit that draws a wire, which takes no time: AWS moves messages within its services.
func (d *draft) wire(from, fromPort, to, toPort string, settings value.Value) {
	b := value.NewObject(3 + settings.Len())
	b.Set("from", value.Text(from+"."+fromPort))
	b.Set("to", value.Text(to+"."+toPort))
	b.Set("latency", value.Text("0s"))
	for setting, v := range settings.Members() {
		b.Set(setting, v)
	}
	d.edits = append(d.edits, scenario.Edit{Part: "wire", Value: b.Value()})
}

// put adds the edit that gives a wire other settings, or another end.
func (d *draft) put(w *scenario.Wire, v value.Value) {
	d.edits = append(d.edits, scenario.Edit{Part: "wire", ID: w.Key(), Value: v})
}

func (d *draft) add(edits []scenario.Edit) { d.edits = append(d.edits, edits...) }

// apply changes the scenario. What a client may ask for was checked before; what is left is that a scenario has bounds.
func (d *draft) apply() *component.Fault {
	if len(d.edits) == 0 {
		return nil
	}
	b := value.NewObject(2)
	b.Set("do", value.Text("edit"))
	b.Set("edits", scenario.EncodeEdits(d.edits))
	if problems := d.session.Do(b.Value()); len(problems) > 0 {
		return &component.Fault{Code: "OverLimit", Message: "The scenario cannot hold this: " + problems[0].Message + "."}
	}
	d.queues.refresh(d.session)
	return nil
}

// configure changes settings of a node.
func (a *Account) configure(node uint32, settings value.Value) *component.Fault {
	d := a.draft()
	d.configure(node, settings)
	return d.apply()
}

func (d *draft) configure(node uint32, settings value.Value) {
	sc := d.session.Scenario()
	n := &sc.Nodes[sc.Find(d.session.Name(node))]
	v := n.Value()
	for setting, content := range settings.Members() {
		v = v.With(setting, content)
	}
	d.edits = append(d.edits, scenario.Edit{Part: "node", ID: n.ID, Value: v})
}

// idBytesMax is how long the id of a node may be.
const idBytesMax = 80

// names are the ids that nodes have or had.
type names struct {
	of    *scenario.Scenario
	taken map[string]bool
}

func newNames() names { return names{taken: map[string]bool{}} }

func (n *names) refresh(s *engine.Session) {
	sc := s.Scenario()
	if n.of == sc {
		return
	}
	n.of = sc
	for i := range sc.Nodes {
		n.taken[sc.Nodes[i].ID] = true
	}
}

// free takes an id that no node has or had: the name, or the name and a number. Nodes are not named as one that is gone
// was: their random streams go by the id, and receipt handles of the one would be good for the other.
func (n *names) free(s *engine.Session, name string) string {
	n.refresh(s)
	id := name[:min(len(name), idBytesMax)]
	for k := 2; n.taken[id]; k++ {
		number := "-" + strconv.Itoa(k)
		id = name[:min(len(name), idBytesMax-len(number))] + number
	}
	n.taken[id] = true
	return id
}

// New nodes stand on a grid, row by row.
const (
	columns   = 5
	stepRight = 240
	stepDown  = 160
)

// freePlace finds the first place on the grid where no node is near.
func freePlace(lists ...[]scenario.Node) (x, y int) {
	taken := map[[2]int]bool{}
	for _, nodes := range lists {
		for i := range nodes {
			left, top := floor(nodes[i].X, stepRight), floor(nodes[i].Y, stepDown)
			right, bottom := -floor(-nodes[i].X, stepRight), -floor(-nodes[i].Y, stepDown)
			for _, column := range [...]int{left, right} {
				taken[[2]int{column, top}], taken[[2]int{column, bottom}] = true, true
			}
		}
	}
	for place := 0; ; place++ {
		if cell := [2]int{place % columns, place / columns}; !taken[cell] {
			return cell[0] * stepRight, cell[1] * stepDown
		}
	}
}

// floor divides downwards.
func floor(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}
