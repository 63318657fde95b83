//go:build !js

package host

import (
	"context"
	"io"
	"net"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// at reports whether there is one connection, and it is at a stage.
func (w *watch) at(s stage) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.connections {
		return stage(c.at.Load()>>stageBit) == s && len(w.connections) == 1
	}
	return false
}

func TestAClientThatIsTooSlowIsCutOff(t *testing.T) {
	for name, c := range map[string]struct {
		sent  string
		begun uint64
		at    stage
	}{
		"nothing comes":          {"", 0, resting},
		"its headers never end":  {"POST /0s HTTP/1.1\r\nHost: x\r\n", 0, resting},
		"its body never ends":    {"POST /0s HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nfour", 0, busy},
		"its answer never comes": {"POST /20s HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nfour", 1, busy},
		"nothing more comes":     {"POST /0s HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nfour", 1, resting},
	} {
		t.Run(name, func(t *testing.T) {
			p := serveDesk(t, still{newWarpClock()})
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			require.NoError(t, err)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			w := newWatch(listener)
			go func() { _ = serve(ctx, w, p.server()) }()

			client, err := net.Dial("tcp", listener.Addr().String())
			require.NoError(t, err)
			defer client.Close()
			_, err = io.WriteString(client, c.sent)
			require.NoError(t, err)
			settled := func() bool { return p.gate.begun.Load() == c.begun && w.at(c.at) }
			require.Eventually(t, settled, 10*time.Second, time.Millisecond)
			for range sweepsMax[c.at] {
				w.sweep()
			}
			require.True(t, w.at(c.at), "it was cut off too early")
			w.sweep()
			require.False(t, w.at(c.at))
			require.NoError(t, client.SetDeadline(time.Now().Add(10*time.Second)))
			_, err = io.ReadAll(client)
			require.NotErrorIs(t, err, os.ErrDeadlineExceeded)
		})
	}
}
