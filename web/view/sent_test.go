package view_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// desk is a person at the page, with the engine far away: commands and their stamps travel slowly, and some commands
// are never survived.
type desk struct {
	t       *testing.T
	dice    *rand.Rand
	doc     *view.Document
	engine  *engine.Session
	queue   []value.Value // sent and not handled
	stamps  [][2]int64    // handled and not told
	clock   int64         // as the page last saw it
	handled int64
	names   int
}

func newDesk(t *testing.T, seed uint64) *desk {
	kinds := catalog.Kinds()
	s, problems := scenario.Decode([]byte(`{"format":1,"title":"Shop","seed":7,
		"nodes":[{"id":"shop","kind":"traffic"},{"id":"orders","kind":"sqs"},{"id":"kitchen","kind":"service"}],
		"wires":[{"from":"shop","to":"orders"},{"from":"kitchen","to":"orders"}],
		"faults":[{"at":"0s","fault":"crash","node":"kitchen"},{"at":"1s","fault":"cut","wire":"shop.calls>orders.in"}]}`), kinds)
	require.Empty(t, problems)
	return &desk{t: t, dice: rand.New(rand.NewPCG(seed, 0)), doc: view.NewDocument(s, kinds), engine: engine.New(s, kinds)}
}

func (d *desk) command(v value.Value) int64 {
	d.queue = append(d.queue, v)
	return d.handled + int64(len(d.queue))
}

func (d *desk) tell(edits []scenario.Edit) {
	if len(edits) == 0 {
		return
	}
	b := value.NewObject(2)
	b.Set("do", value.Text("edit"))
	b.Set("edits", scenario.EncodeEdits(edits))
	d.doc.Sent(d.command(b.Value()), edits)
}

func (d *desk) do(edits []scenario.Edit) {
	if len(d.doc.Do("step", edits)) == 0 {
		d.tell(edits)
	}
}

func (d *desk) travel(step func() (view.Change, bool)) {
	if change, ok := step(); ok {
		d.tell(change.Edits)
	}
}

// node picks one of the nodes.
func (d *desk) node() string {
	nodes := d.doc.Scenario().Nodes
	return nodes[d.dice.IntN(len(nodes))].ID
}

func (d *desk) disturb() {
	name := []string{"crash", "recover"}[d.dice.IntN(2)]
	f := d.doc.FaultNow(d.node(), name)
	require.Empty(d.t, d.doc.Disturb(name, f, d.clock))
	d.doc.Sent(d.command(f.Command()), nil)
}

func (d *desk) removeFault() {
	if n := len(d.doc.FaultRows()); n > 0 {
		d.do(d.doc.SetFault(d.dice.IntN(n), value.Null))
	}
}

func (d *desk) rename() {
	d.names++
	d.do(d.doc.Rename(d.node(), fmt.Sprint("node-", d.names)))
}

func (d *desk) plan() {
	f := d.doc.FaultNow(d.node(), "crash")
	f.At = view.Moment(d.dice.Int64N(9) * 1e9)
	d.do(d.doc.AddFault(f.Value()))
}

func (d *desk) remove() {
	if len(d.doc.Scenario().Nodes) > 2 {
		d.do(d.doc.Delete([]string{d.node()}))
	}
}

// handle lets the engine take the next command.
func (d *desk) handle() {
	if len(d.queue) == 0 {
		return
	}
	at := int64(d.engine.Now())
	require.Empty(d.t, d.engine.Do(d.queue[0]), "what the document took, the engine takes: %s", d.queue[0].String())
	d.queue = d.queue[1:]
	d.handled++
	d.stamps = append(d.stamps, [2]int64{d.handled, at})
}

// learn tells the page what was stamped.
func (d *desk) learn() {
	for _, s := range d.stamps {
		d.tell(d.doc.Stamped(s[0], s[1]))
	}
	d.stamps = nil
	d.clock = int64(d.engine.Now())
}

// die loses the commands on their way; the stamps of those before them are told first.
func (d *desk) die() {
	d.learn()
	if len(d.queue) > 0 {
		d.queue = nil
		edits, _ := d.doc.Drop(d.handled + 1)
		d.tell(edits)
	}
}

func (d *desk) advance() {
	d.engine.Advance(d.engine.Now()+kernel.Time(d.dice.IntN(3)*5_000_000), 10_000)
}

func (d *desk) live(steps int) {
	things := []func(){
		d.disturb, d.disturb, d.disturb, d.removeFault, d.removeFault, d.rename, d.plan, d.remove,
		func() { d.travel(d.doc.Undo) }, func() { d.travel(d.doc.Undo) }, func() { d.travel(d.doc.Redo) }, func() { d.travel(d.doc.Redo) },
		d.handle, d.handle, d.handle, d.handle, d.handle, d.handle, d.handle, d.handle, d.advance, d.advance, d.learn,
	}
	for range steps {
		things[d.dice.IntN(len(things))]()
		if d.dice.IntN(40) == 0 {
			d.die()
		}
	}
	for len(d.queue)+len(d.stamps) > 0 {
		d.handle()
		d.learn()
	}
}

func TestHoweverSlowlyTheEngineFollowsItHasTheDocumentInTheEnd(t *testing.T) {
	for seed := range uint64(150) {
		d := newDesk(t, seed)
		for range 4 {
			d.live(60)
			require.Equal(t, string(d.doc.Text()), string(scenario.Encode(d.engine.Scenario())), "seed %d", seed)
		}
	}
}
