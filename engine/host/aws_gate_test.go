//go:build !js

package host

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// desk stands in for an account: a request for /20s is answered 20 s later, one for /0s at once, each with the time at
// which it is answered; one for /bug breaks it.
type desk struct {
	now      kernel.Time
	last     account.Ticket
	open     map[account.Ticket]kernel.Time
	answered []account.Ticket
	gone     *atomic.Int64
}

func (d *desk) Session() *engine.Session { return engine.New(&scenario.Scenario{}, nil) }
func (d *desk) Now() kernel.Time         { return d.now }

func (d *desk) Begin(r *aws.Request) account.Ticket {
	wait, err := kernel.ParseDuration(strings.TrimPrefix(r.Path, "/"))
	if err != nil {
		panic(err)
	}
	d.last++
	d.open[d.last] = d.now.Add(wait)
	return d.last
}

func (d *desk) Refuse(r *aws.Request, f component.Fault) aws.Response {
	call, _ := aws.Decode([]*aws.Service{aws.NewService(aws.Service{Name: "desk"})}, r)
	return call.EncodeFault(1, &f)
}

func (d *desk) Take(t account.Ticket) (aws.Response, bool) {
	due := d.open[t]
	if due > d.now {
		return aws.Response{}, false
	}
	delete(d.open, t)
	return aws.Response{Status: 200, Header: [][2]string{{"Content-Type", "text/plain"}}, Body: []byte(due.String())}, true
}

func (d *desk) Answered() []account.Ticket {
	all := d.answered
	d.answered = nil
	return all
}

func (d *desk) Abandon(t account.Ticket) {
	delete(d.open, t)
	d.gone.Add(1)
}

func (d *desk) Next() (at kernel.Time, ok bool) {
	at = kernel.Forever
	for _, due := range d.open {
		if due > d.now {
			at = min(at, due)
		}
	}
	return at, at != kernel.Forever
}

func (d *desk) Advance(to kernel.Time) {
	for t, due := range d.open {
		if due > d.now && due <= to {
			d.answered = append(d.answered, t)
		}
	}
	d.now = to
}

// place is an endpoint that a test can reach.
type place struct {
	*endpoint
	url  string
	gone atomic.Int64 // requests that were abandoned
	stop func() error
	told strings.Builder
}

// serveDesk starts an endpoint whose account is a desk.
func serveDesk(t testing.TB, c clock) *place {
	t.Helper()
	p := &place{}
	open := func(int64) resources { return &desk{open: map[account.Ticket]kernel.Time{}, gone: &p.gone} }
	p.endpoint = &endpoint{newGate(open, c, nil, &p.told), "000000000000", http.NewCrossOriginProtection()}
	p.listen(t)
	return p
}

func (p *place) listen(t testing.TB) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	p.url = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- p.serve(ctx, listener) }()
	p.stop = func() error {
		cancel()
		return <-done
	}
	t.Cleanup(cancel)
}

// call is a request with its answer.
func (p *place) call(t *testing.T, method, path, body string) (status int, answer string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, p.url+path, strings.NewReader(body))
	require.NoError(t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(text)
}

// ask is the answer to a request that must succeed.
func (p *place) ask(t *testing.T, path string) string {
	t.Helper()
	status, answer := p.call(t, "POST", path, "")
	require.Equal(t, 200, status, answer)
	return answer
}

// background starts a request and returns once it waits.
func (p *place) background(t *testing.T, path string) (answer <-chan string) {
	t.Helper()
	answers, waiting := make(chan string, 1), p.waiting()
	go func() {
		response, err := http.Post(p.url+path, "", nil)
		if err != nil {
			answers <- err.Error()
			return
		}
		defer response.Body.Close()
		text, _ := io.ReadAll(response.Body)
		answers <- string(text)
	}()
	require.Eventually(t, func() bool { return p.waiting() > waiting }, 10*time.Second, 100*time.Microsecond)
	return answers
}

func (p *place) waiting() (n int) {
	p.gate.look(func() { n = len(p.gate.waiting) })
	return n
}

// still is a clock that nothing moves but a person.
type still struct{ *warpClock }

func (still) run(context.Context, *gate) {}

func TestUnderWarpTimeStandsStillUntilSomebodyWaits(t *testing.T) {
	p := serveDesk(t, newWarpClock())
	require.Equal(t, "0s", p.ask(t, "/0s"))
	require.Equal(t, "0s", p.ask(t, "/0s"))
	require.Equal(t, "20s", p.ask(t, "/20s"))
	require.Equal(t, "20s", p.ask(t, "/0s"))
	require.Equal(t, "12h00m20s", p.ask(t, "/12h"))
}

func TestUnderWarpTimeJumpsNoFurtherThanToTheNextAnswer(t *testing.T) {
	clock := newWarpClock()
	p := serveDesk(t, still{clock})
	later, sooner := p.background(t, "/20s"), p.background(t, "/5s")
	answered, on := p.gate.jump()
	require.True(t, answered)
	require.True(t, on)
	require.Equal(t, "5s", <-sooner)
	require.Equal(t, "5s", p.ask(t, "/0s"))
	require.Empty(t, later)
	answered, on = p.gate.jump()
	require.True(t, answered)
	require.False(t, on)
	require.Equal(t, "20s", <-later)
}

func TestUnderWarpARequestThatIsOnItsWayComesFirst(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	wait := p.background(t, "/20s")
	require.True(t, p.gate.idle())

	slow, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	require.NoError(t, err)
	defer slow.Close()
	_, err = io.WriteString(slow, "POST /0s HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n1")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return !p.gate.idle() }, 10*time.Second, 100*time.Microsecond)
	_, err = io.WriteString(slow, "2")
	require.NoError(t, err)
	answer := make([]byte, 1000)
	n, err := slow.Read(answer)
	require.NoError(t, err)
	require.True(t, strings.HasSuffix(string(answer[:n]), "\r\n\r\n0s"), string(answer[:n]))
	require.Eventually(t, p.gate.idle, 10*time.Second, 100*time.Microsecond)
	require.Empty(t, wait)
}

func TestUnderWarpASteadyLoadDoesNotKeepTimeFromJumping(t *testing.T) {
	p := serveDesk(t, newWarpClock())
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	for range 4 {
		go func() {
			for ctx.Err() == nil {
				if response, err := http.Post(p.url+"/0s", "", nil); err == nil {
					_ = response.Body.Close()
				}
			}
		}()
	}
	require.Equal(t, "20s", p.ask(t, "/20s"))
}

func TestARealClockFollowsTheWall(t *testing.T) {
	p := serveDesk(t, newRealClock())
	begin := time.Now()
	p.ask(t, "/100ms")
	require.GreaterOrEqual(t, time.Since(begin), 100*time.Millisecond)

	wait := p.background(t, "/1h")
	status, answer := p.call(t, "POST", "/_playground/clock", `{"advance":"2h"}`)
	require.Equal(t, 200, status)
	require.Contains(t, answer, `{"clock":"real","now":"2h00m0`)
	require.Contains(t, <-wait, "1h00m0")
	p.ask(t, "/10ms")
}

func TestACallerWhoGoesEndsItsRequest(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	caller, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	require.NoError(t, err)
	_, err = io.WriteString(caller, "POST /20s HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return p.waiting() == 1 }, 10*time.Second, 100*time.Microsecond)
	require.NoError(t, caller.Close())
	require.Eventually(t, func() bool { return p.gone.Load() == 1 }, 10*time.Second, 100*time.Microsecond)
	require.Zero(t, p.waiting())
}

func TestAResetTellsWhoWaitsAndBeginsAnew(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	wait := p.background(t, "/20s")
	status, answer := p.call(t, "POST", "/_playground/clock", `{"advance":"10s"}`)
	require.Equal(t, 200, status)
	require.Equal(t, `{"clock":"warp","now":"10s","time":"2026-01-01T00:00:10Z"}`+"\n", answer)
	status, answer = p.call(t, "POST", "/_playground/reset", "")
	require.Equal(t, 200, status)
	require.Equal(t, `{"clock":"warp","now":"0s","time":"2026-01-01T00:00:00Z"}`+"\n", answer)
	require.Contains(t, <-wait, "The playground was reset while the request waited.")
	require.Equal(t, "0s", p.ask(t, "/0s"))
	require.Zero(t, p.gone.Load())
}

func TestABugOfTheEngineIsToldUntilAReset(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	wait := p.background(t, "/20s")
	for range 2 {
		status, answer := p.call(t, "POST", "/bug", "")
		require.Equal(t, 500, status)
		require.Contains(t, answer, "<Code>InternalFailure</Code>")
	}
	require.Contains(t, <-wait, "<Code>InternalFailure</Code>")
	require.Contains(t, p.told.String(), `the engine broke down: "bug" is not a duration`)
	status, answer := p.call(t, "GET", "/_playground/health", "")
	require.Equal(t, 503, status)
	require.Contains(t, answer, "broke down")

	status, _ = p.call(t, "POST", "/_playground/reset", "")
	require.Equal(t, 200, status)
	require.Equal(t, "0s", p.ask(t, "/0s"))
}

func TestARequestThatNobodyAnswersIsGivenUp(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	p.gate.limit = 50 * time.Millisecond
	status, answer := p.call(t, "POST", "/20s", "")
	require.Equal(t, 503, status)
	require.Contains(t, answer, "Nothing answered within ")
	require.EqualValues(t, 1, p.gone.Load())
}

func TestAServerThatStopsTellsWhoWaits(t *testing.T) {
	p := serveDesk(t, still{newWarpClock()})
	wait := p.background(t, "/20s")
	require.NoError(t, p.stop())
	require.Contains(t, <-wait, "<Code>ServiceUnavailable</Code>")
}
