package bridge_test

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/wire"
	"playground/wasm/bridge"
)

// asks has a row for each thing that a page may ask about time; %d are numbers from the fuzzer, as large as they like.
var asks = []string{
	`{"advance": "%d", "limit": 300}`,
	`{"seek": {"at": "%d"}, "limit": 300}`,
	`{"seek": {"events": "%d"}, "limit": 300}`,
	`{"seek": {"at": "%d", "events": "%d"}, "limit": 300}`,
	`{"seek": {"branch": %d, "at": "%d"}, "limit": 300}`,
	`{"seek": {}, "limit": 300}`,
	`{"commands": [{"do": "fault", "fault": "crash", "node": "orders"}], "limit": 300}`,
	`{"commands": [{"do": "fault", "fault": "recover", "node": "orders"}], "limit": 300}`,
	`{"commands": [{"do": "edit", "edits": [{"part": "node", "id": "orders", "value": null}]}], "limit": 300}`,
	`{"commands": [{"do": "edit", "edits": [{"part": "node", "id": "shop", "value": {"id": "shop", "kind": "traffic", "Rate": "%d/s"}}]}], "limit": 300}`,
	`{"base": %d, "commands": [{"do": "node", "node": "orders", "command": "PurgeQueue"}], "limit": 300}`,
	`{"step": "event", "limit": 300}`,
	`{"step": "message", "limit": 300}`,
	`{"compare": {"branch": %d, "to": "%d"}, "limit": 300}`,
	`{"compare": null, "limit": 300}`,
	`{"story": {"lineage": %d}, "limit": 300}`,
	`{"story": null, "limit": 300}`,
	`{"breakpoints": [{"id": "b1", "node": "orders", "port": "in"}, {"id": "b2", "node": "shop", "metric": "NumberOfMessagesSent", "comparison": ">", "value": %d}], "limit": 300}`,
	`{"breakpoints": [], "limit": 300}`,
	`{"watch": {"nodes": ["orders", "shop"], "events": 100, "timeline": true, "future": %d, "series": {"nodes": ["orders", "nobody"], "points": %d}, "between": {"from": "%d", "to": "%d"}}, "wantNote": true, "limit": 300}`,
	`{"wantNote": true, "since": "%d", "limit": 300}`,
}

// deeds turns bytes into requests: one chooses what to ask, eight each number that it needs.
func deeds(data []byte) (all []string) {
	for len(data) > 0 && len(all) < 60 {
		form := asks[int(data[0])%len(asks)]
		data = data[1:]
		var numbers []any
		for range countOf(form) {
			var word [8]byte
			data = data[copy(word[:], data):]
			n := binary.LittleEndian.Uint64(word[:]) & (1<<63 - 1)
			numbers = append(numbers, n>>(n%64)) // of any magnitude
		}
		all = append(all, fmt.Sprintf(form, numbers...))
	}
	return all
}

func countOf(form string) (n int) {
	for i := 1; i < len(form); i++ {
		if form[i-1] == '%' && form[i] == 'd' {
			n++
		}
	}
	return n
}

// Whatever a page asks about time, in whatever order, it gets a frame, and nothing is a bug. An exchange that does not
// end is one to the fuzzer, too.
func FuzzTravel(f *testing.F) {
	for first := range asks {
		seed := []byte{0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, byte(first), 9, 9, 9, 9, 0, 0, 0, 0, 6, 1, 3, 3, 3, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
		f.Add(append(seed, seed...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := &bridge.Bridge{Kinds: catalog.Kinds()}
		buffer := make([]byte, 1<<16)
		b.Handle([]byte(`{"start": `+shop+`}`), buffer)
		for _, request := range deeds(data) {
			frame, note := b.Handle([]byte(request), buffer)
			require.GreaterOrEqual(t, len(frame), wire.HeaderBytes, request)
			require.Zero(t, flags(frame)&wire.FlagStopped, "%s: %s", request, note)
		}
	})
}
