package wire_test

import (
	"encoding/hex"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/wire"
)

func TestTheLayoutOfAFrameIsAPromise(t *testing.T) {
	b := make([]byte, wire.HeaderBytes)
	h := wire.Header{Now: 1, Hash: 2, Events: 3, Nodes: 4, Wires: 5, Items: 6, Flags: wire.FlagCut | wire.FlagShort, Revision: 8, Pending: 9, Records: 10}
	h.Put(b)
	require.Equal(t, "4c435046"+"01000000"+"0100000000000000"+"0200000000000000"+"0300000000000000"+
		"04000000"+"05000000"+"06000000"+"03000000"+"08000000"+"09000000"+"0a00000000000000", hex.EncodeToString(b))

	b = make([]byte, wire.NodeBytes)
	n := wire.NodeRow{State: wire.NodeHung, Failures: 2, Label: 3, More: 4, Gauges: [wire.GaugesMax]float64{1, -1}}
	n.Put(b)
	require.Equal(t, "02000000"+"02000000"+"03000000"+"04000000"+"000000000000f03f"+"000000000000f0bf", hex.EncodeToString(b[:32]))

	b = make([]byte, wire.WireBytes)
	w := wire.WireRow{State: wire.WireReverse, Flying: 1, Called: 2, Answered: 3, Lost: 4, Failed: 5, Label: 6}
	w.Put(b)
	require.Equal(t, "04000000"+"01000000"+"02000000"+"03000000"+"04000000"+"05000000"+"06000000"+"00000000", hex.EncodeToString(b))

	b = make([]byte, wire.ItemBytes)
	i := wire.Item{From: -1, Until: wire.Never, Place: 2, Lineage: 3, Shape: 4, Lane: 5, Attempt: 6, Flags: wire.ItemLost, Slot: 7}
	i.Put(b)
	require.Equal(t, "000000000000f0bf"+"000000000000f07f"+"02000000"+"03000000"+"04050602"+"07000000", hex.EncodeToString(b))
}

func TestTheShortWayWritesTheSameItem(t *testing.T) {
	long, short := make([]byte, wire.ItemBytes), [wire.ItemBytes]byte{}
	i := wire.Item{From: -1, Until: wire.Never, Place: 2, Lineage: 3, Shape: 4, Lane: 1, Attempt: 6, Flags: wire.ItemLost}
	i.Put(long)
	wire.PutMoving(&short, -1, wire.Never, 2|3<<32, 4|1<<8|6<<16|2<<24)
	require.Equal(t, long, short[:])
}

func TestARequestIsReadWithItsDefaults(t *testing.T) {
	r, err := wire.DecodeRequest([]byte(`{"advance": "9223372036854775807", "since": 12, "wantNote": true, "step": "event",
		"commands": [1, 2], "journal": [{"at": "5", "events": "6", "command": 7}], "end": {"at": "8", "events": 9},
		"branches": [{"from": {"at": "2"}, "journal": [{"at": "3", "command": 1}], "end": {"events": 4}}],
		"seek": {"branch": 1, "at": "8"}, "compare": null, "story": {"lineage": 5}, "breakpoints": [],
		"watch": {"nodes": ["a", 3, "b"], "lineage": "4", "events": 99999, "outline": true, "between": {"from": 1, "to": "2"},
		"timeline": true, "future": 999, "series": {"nodes": ["a"], "points": 7}}}`))
	require.NoError(t, err)
	require.EqualValues(t, math.MaxInt64, r.Advance)
	require.Equal(t, wire.LimitDefault, r.Limit)
	require.EqualValues(t, 12, r.Since)
	require.Len(t, r.Commands, 2)
	require.EqualValues(t, 6, r.Future.Journal[0].Events)
	require.EqualValues(t, 9, r.Future.End.Events)
	require.EqualValues(t, 2, r.Future.Branches[0].From.At)
	require.EqualValues(t, 4, r.Future.Branches[0].End.Events)
	require.Len(t, r.Future.Branches[0].Journal, 1)
	require.Equal(t, wire.Goal{Branch: 1, ByTime: true, Moment: wire.Moment{At: 8}}, *r.Seek)
	require.Equal(t, -1, r.Compare.Branch)
	require.Equal(t, -1, r.Base)
	require.EqualValues(t, 5, r.Story.Lineage)
	require.False(t, r.Breakpoints.IsNull())
	require.Equal(t, wire.Watch{Nodes: []string{"a", "b"}, Lineage: 4, Events: wire.EventsMax, Outline: true,
		From: 1, To: 2, Timeline: true, Future: wire.FutureMax, Series: []string{"a"}, Points: 7}, *r.Watch)
}

func TestNumbersThatMakeNoSenseAreZero(t *testing.T) {
	for _, bad := range []string{`-1`, `"-1"`, `1.5`, `"1.5"`, `"9223372036854775808"`, `"12345678901234567890123"`, `true`, `{}`, `""`, `null`, `1e99`} {
		r, err := wire.DecodeRequest([]byte(`{"advance": ` + bad + `, "limit": ` + bad + `}`))
		require.NoError(t, err)
		require.Zero(t, r.Advance, bad)
		require.Equal(t, wire.LimitDefault, r.Limit, bad)
	}
}

func FuzzDecodeRequest(f *testing.F) {
	f.Add([]byte(`{"advance": "16000000", "limit": 20000, "commands": [{"do": "edit", "edits": []}]}`))
	f.Add([]byte(`{"watch": {"nodes": [], "only": ["x"], "lineage": 1, "events": 5}, "wantNote": true, "since": 3}`))
	f.Add([]byte(`[[[[[[`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if r, err := wire.DecodeRequest(text); err == nil {
			require.GreaterOrEqual(t, int64(r.Advance), int64(0))
			require.Positive(t, r.Limit)
		}
	})
}
