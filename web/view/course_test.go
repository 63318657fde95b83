package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// traveller is a person who goes back and forth in the run, edits in the past, and enters the futures that were left.
type traveller struct {
	*desk
	line *engine.Timeline
}

func newTraveller(t *testing.T, seed uint64) *traveller {
	d := newDesk(t, seed)
	return &traveller{d, engine.NewTimeline(d.doc.Scenario(), catalog.Kinds())}
}

// obey lets the engine take every command, and tells the page.
func (d *traveller) obey() {
	for len(d.queue) > 0 {
		at := int64(d.line.Now().At)
		problems, forked := d.line.Do(d.queue[0])
		require.Empty(d.t, problems)
		d.queue = d.queue[1:]
		d.handled++
		d.tell(d.doc.Stamped(d.handled, at))
		if forked {
			d.doc.Forked(d.handled)
		}
	}
	d.clock = int64(d.line.Now().At)
}

// arrive lets the page follow the engine to where it is now.
func (d *traveller) arrive() {
	d.handled = int64(d.line.Present().Revision())
	d.doc.Visit(d.handled)
	d.clock = int64(d.line.Now().At)
}

func (d *traveller) seek() {
	d.line.Seek(kernel.Time(d.dice.Int64N(int64(d.line.End().At)+1)), 1<<30)
	d.arrive()
}

func (d *traveller) enter() {
	if n := len(d.line.Branches()); n > 0 {
		future := d.dice.IntN(n)
		d.line.Switch(future)
		d.line.Seek(kernel.Time(d.dice.Int64N(int64(d.line.End().At)+1)), 1<<30)
		d.doc.Enter(future)
		d.arrive()
	}
}

func (d *traveller) advance() {
	d.line.Advance(d.line.Now().At+kernel.Time(d.dice.IntN(3)*5_000_000), 1<<30)
	d.arrive()
}

// Wherever one goes, the drawing is the one that the engine has there, also in a future that was left.
func TestTheDrawingIsThatOfTheMoment(t *testing.T) {
	for seed := range uint64(60) {
		d := newTraveller(t, seed)
		things := []func(){
			d.disturb, d.removeFault, d.rename, d.plan, d.remove, d.disturb, d.rename,
			func() { d.travel(d.doc.Undo) }, func() { d.travel(d.doc.Redo) }, d.advance, d.advance, d.advance, d.seek, d.seek, d.enter,
		}
		for step := range 120 {
			things[d.dice.IntN(len(things))]()
			d.obey()
			require.Equal(t, string(scenario.Encode(d.line.Present().Scenario())), string(d.doc.Text()), "seed %d, step %d", seed, step)
		}
		newest := d.doc.Newest()
		d.line.Seek(d.line.End().At, 1<<30)
		require.Equal(t, string(scenario.Encode(d.line.Present().Scenario())), string(scenario.Encode(newest)), "seed %d: the newest drawing is that of the end", seed)
	}
}

func TestADrawingThatIsLeftIsHandedOut(t *testing.T) {
	d := newTraveller(t, 1)
	d.line.Advance(5e9, 1<<30)
	d.do(d.doc.Rename("kitchen", "bakery"))
	d.obey()
	d.line.Advance(20e9, 1<<30)
	d.line.Seek(2e9, 1<<30)
	d.arrive()
	_, renamed := d.doc.Node("kitchen")
	require.True(t, renamed, "at 2 s it was not renamed yet")
	d.do(d.doc.SetTitle("Another"))
	d.queue = nil
	left := d.doc.Forked(1)
	require.GreaterOrEqual(t, left.Find("bakery"), 0, "the future that was left has the new name")
	require.Less(t, d.doc.Scenario().Find("bakery"), 0)
}

func TestCommandsFromElsewhereAreTakenIn(t *testing.T) {
	kinds := catalog.Kinds()
	d := newDesk(t, 1)
	commands := []value.Value{
		mustParse(`{"do": "edit", "edits": [{"part": "node", "id": "kitchen", "rename": "bakery"}]}`),
		mustParse(`{"do": "edit", "edits": [{"part": "node", "id": "nobody", "rename": "x"}]}`),
		mustParse(`{"do": "node", "node": "orders", "command": "SendMessage", "input": {}}`),
		mustParse(`{"do": "fault", "fault": "crash", "node": "bakery"}`),
	}
	s := d.doc.Scenario()
	doc := view.NewDocument(s, kinds)
	doc.Relive(commands, []int64{1e9, 2e9, 3e9, 4e9})
	run := engine.New(s, kinds)
	for i, c := range commands {
		run.Advance(kernel.Time(i+1)*1e9, 1<<30)
		run.Do(c)
	}
	require.Equal(t, string(scenario.Encode(run.Scenario())), string(doc.Text()))
	doc.Visit(0)
	require.Equal(t, string(scenario.Encode(s)), string(doc.Text()))
	doc.Visit(3)
	_, there := doc.Node("bakery")
	require.True(t, there)
}

func mustParse(text string) value.Value {
	v, err := value.Parse(text, value.Limits{})
	if err != nil {
		panic(err)
	}
	return v
}
