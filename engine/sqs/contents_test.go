package sqs_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

func (w world) contents() component.Contents {
	c := component.Contents{Limit: component.ContentsMax}
	w.Component.Contents(&c)
	return c
}

func (w world) sendLater(seconds int64) {
	m := action.Message{Body: "later", Token: component.Token{Lineage: w.NewLineage(), Attempt: 1}}
	w.Deliver("in", "shop", &action.SendMessage{Message: m, DelaySeconds: seconds})
}

func TestThePictureShowsEveryMessageInItsLane(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":30}`)
	w.send("in flight")
	w.send("visible")
	w.Advance(2 * time.Second)
	w.receive()
	w.sendLater(7)
	w.Advance(time.Second)
	second := func(n int) kernel.Time { return kernel.Time(time.Duration(n) * time.Second) }
	token := func(lineage uint64) component.Token { return component.Token{Lineage: lineage, Attempt: 1} }
	require.Equal(t, []component.Item{
		{Token: token(2), Lane: component.LaneVisible, Since: 0, Until: kernel.Forever},
		{Token: token(1), Lane: component.LaneInFlight, Since: second(2), Until: second(32)},
		{Token: token(3), Lane: component.LaneDelayed, Since: second(2), Until: second(9)},
	}, w.contents().Items)
}

func TestThePictureShowsTheOrderOfReceiving(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1}`)
	w.send("first")
	w.send("second")
	w.receive()
	w.Advance(time.Second)
	w.send("third")
	var lineages []uint64
	for i, item := range w.contents().Items {
		require.EqualValues(t, i, item.Slot)
		lineages = append(lineages, item.Token.Lineage)
	}
	require.Equal(t, []uint64{1, 2, 3}, lineages)
	require.Equal(t, uint64(1), w.receive().Message.Token.Lineage)
}

func TestALongQueueLeavesRoomInThePictureForWhatIsInFlightAndDelayed(t *testing.T) {
	w := newWorld(t, `{}`)
	for range 100 {
		w.send("visible")
		w.sendLater(60)
	}
	for range 40 {
		w.receive()
	}
	c := w.contents()
	lanes := map[component.Lane]int{}
	for _, item := range c.Items {
		lanes[item.Lane]++
	}
	require.Len(t, c.Items, component.ContentsMax)
	require.Equal(t, 200-component.ContentsMax, c.More)
	require.Equal(t, map[component.Lane]int{component.LaneVisible: 32, component.LaneInFlight: 16, component.LaneDelayed: 16}, lanes)

	for _, room := range []int{0, 1, 20, 1000} {
		c := component.Contents{Limit: room}
		w.Component.Contents(&c)
		require.Equal(t, 200, len(c.Items)+c.More, "with room for %d", room)
	}
}

func TestTheInspectorShowsAttributesCountsAndMessages(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":30}`)
	w.send("soup")
	w.send(strings.Repeat("é", 200))
	w.receive()
	w.sendLater(5)
	w.poll(20)
	w.poll(20)
	v := w.Component.Inspect()
	for pointer, want := range map[value.Pointer]string{
		"/attributes/VisibilityTimeout":                 `30`,
		"/counts/ApproximateNumberOfMessages":           `0`,
		"/counts/ApproximateNumberOfMessagesNotVisible": `2`,
		"/counts/ApproximateNumberOfMessagesDelayed":    `1`,
		"/counts/arrived":                               `3`,
		"/waitingReceives":                              `1`,
		"/oldestArrived":                                `"0"`,
		"/lanes/inFlight/0/body":                        `"soup"`,
		"/lanes/inFlight/0/receives":                    `1`,
		"/lanes/inFlight/0/since":                       `"0"`,
		"/lanes/inFlight/0/due":                         `"30000000000"`,
		"/lanes/inFlight/1/body":                        `"` + strings.Repeat("é", 120) + `…"`,
		"/lanes/delayed/0/due":                          `"5000000000"`,
	} {
		got, ok := pointer.Resolve(v)
		require.True(t, ok, pointer)
		require.Equal(t, want, got.String(), pointer)
	}
}

func TestTheInspectorShowsTheFirstFifty(t *testing.T) {
	w := newWorld(t, `{}`)
	for range 60 {
		w.send("soup")
	}
	visible, _ := value.Pointer("/lanes/visible").Resolve(w.Component.Inspect())
	require.Equal(t, 50, visible.Len())
}
