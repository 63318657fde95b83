//go:build !js

package host

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// stage is what a connection is at.
type stage uint32

const (
	resting   stage = iota // between requests: the next one's headers may be coming
	reading                // a body is coming
	answering              // a request waits for its answer, or the caller is slow in taking it
	unbounded              // a control call, which lets as much time go by as was ordered
)

// sweepEvery is the time between two sweeps; a connection is closed when it was swept that often at the same stage. An
// answer has twice as long as any request may wait.
const sweepEvery = 5 * time.Second

var sweepsMax = [...]uint32{
	resting:   uint32(2 * time.Minute / sweepEvery),
	reading:   uint32(time.Minute / sweepEvery),
	answering: uint32(2 * answerTimeout / sweepEvery),
	unbounded: 1<<32 - 1,
}

// watch closes the connections of clients that are too slow. The server's own timeouts would do the same with five
// timers a request, which is a twentieth of what a request costs; this is a store or two.
type watch struct {
	net.Listener
	mu          sync.Mutex
	connections map[*watched]bool
}

// watched is a connection with the stage that it is at, and since how many sweeps.
type watched struct {
	*net.TCPConn
	by     *watch
	stage  atomic.Uint32
	sweeps atomic.Uint32
}

func newWatch(of net.Listener) *watch { return &watch{Listener: of, connections: map[*watched]bool{}} }

// Accept waits for the next connection.
func (w *watch) Accept() (net.Conn, error) {
	accepted, err := w.Listener.Accept()
	if err != nil {
		return nil, err
	}
	tcp, ok := accepted.(*net.TCPConn)
	if !ok {
		return accepted, nil
	}
	c := &watched{TCPConn: tcp, by: w}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.connections[c] = true
	return c, nil
}

// Close ends the connection.
func (c *watched) Close() error {
	c.by.mu.Lock()
	delete(c.by.connections, c)
	c.by.mu.Unlock()
	return c.TCPConn.Close()
}

// sweep closes what has been at one stage for too long.
func (w *watch) sweep() {
	w.mu.Lock()
	var late []*watched
	for c := range w.connections {
		if c.sweeps.Add(1) > sweepsMax[c.stage.Load()] {
			late = append(late, c)
		}
	}
	w.mu.Unlock()
	for _, c := range late {
		_ = c.Close() // it is of no use any more, whatever it says
	}
}

// run sweeps until the context ends.
func (w *watch) run(ctx context.Context) {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			w.sweep()
		}
	}
}

// watchedKey is where the context of a request keeps its connection.
type watchedKey struct{}

func withConnection(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, watchedKey{}, c)
}

// enter says what the connection of a request is at now.
func enter(r *http.Request, s stage) {
	if c, ok := r.Context().Value(watchedKey{}).(*watched); ok {
		c.sweeps.Store(0)
		c.stage.Store(uint32(s))
	}
}
