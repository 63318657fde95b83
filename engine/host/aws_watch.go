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
type stage uint64

const (
	resting   stage = iota // between requests: the next one's headers may be coming
	busy                   // a body is coming, its request waits, or its answer is being taken
	unbounded              // a control call, which lets as much time go by as was ordered
)

// sweepEvery is the time between two sweeps; a connection is closed when it was swept more often at the same stage than
// this. A request may wait for a third of the time that it has in all.
const sweepEvery = 5 * time.Second

var sweepsMax = [...]uint64{
	resting:   uint64(2 * time.Minute / sweepEvery),
	busy:      uint64(3 * answerTimeout / sweepEvery),
	unbounded: 1<<32 - 1,
}

// watch closes the connections of clients that are too slow. The server's own timeouts would do the same with five
// timers a request, which is a twentieth of what a request costs; this is two stores.
type watch struct {
	net.Listener
	mu          sync.Mutex
	connections map[*watched]bool
}

// watched is a connection with the stage that it is at.
type watched struct {
	*net.TCPConn
	by *watch
	at atomic.Uint64 // the stage, and in the lower half how often it was swept there
}

const stageBit = 32

func (c *watched) enter(s stage) { c.at.Store(uint64(s) << stageBit) }

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
		at := c.at.Add(1)
		if sweeps := at & (1<<stageBit - 1); sweeps > sweepsMax[at>>stageBit] {
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

// connection is that of a request; one that nobody watches when the endpoint has another server.
func connection(r *http.Request) *watched {
	if c, ok := r.Context().Value(watchedKey{}).(*watched); ok {
		return c
	}
	return &watched{}
}
