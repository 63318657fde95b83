//go:build !js

package host

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/subscriber"
)

const (
	// courierPatience is how long a subscriber may take for its answer, as on AWS (SNS developer guide, message delivery
	// retries).
	courierPatience = 15 * time.Second
	// courierRequests is how many requests are under way at once; others wait for their turn.
	courierRequests = 64
	// courierBytesMax is how much of an answer is read, so that its connection can be used again. Nobody looks at it.
	courierBytesMax = 64 << 10
)

// courier brings what topics send to HTTP endpoints of this machine, for real. It reaches loopback addresses and
// nothing else.
type courier struct {
	client   http.Client
	turns    chan struct{}
	patience time.Duration // with one request
}

func newCourier() *courier {
	dialer := net.Dialer{Control: onlyLoopback}
	return &courier{
		client: http.Client{
			Transport:     &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: courierRequests, ForceAttemptHTTP2: true},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		turns:    make(chan struct{}, courierRequests),
		patience: courierPatience,
	}
}

var errNotLoopback = errors.New("this is no loopback address")

// onlyLoopback holds every connection to what Reaches promises, whatever a name was resolved to.
func onlyLoopback(_, address string, _ syscall.RawConn) error {
	if at, err := netip.ParseAddrPort(address); err != nil || !at.Addr().IsLoopback() {
		return errNotLoopback
	}
	return nil
}

// Reaches reports whether an address is one of this machine. Clients and services of the scenario stay within it.
func (c *courier) Reaches(address string, in component.Request) bool {
	if _, ok := in.(*action.Notify); !ok {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	at, err := netip.ParseAddr(u.Hostname())
	return strings.EqualFold(u.Hostname(), "localhost") || err == nil && at.IsLoopback()
}

// bring delivers a notification, and returns the status of the answer; 0 when there was none in time.
func (c *courier) bring(ctx context.Context, address string, n *action.Notify) (status int) {
	select {
	case c.turns <- struct{}{}:
		defer func() { <-c.turns }()
	case <-ctx.Done():
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, c.patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(n.Message.Text()))
	if err != nil {
		return 0
	}
	for name, v := range subscriber.Headers(n).Members() {
		text, _ := v.AsText()
		request.Header[name] = []string{text}
	}
	response, err := c.client.Do(request)
	if err != nil {
		return 0
	}
	_, _ = io.CopyN(io.Discard, response.Body, courierBytesMax) // the status is the answer, whatever comes behind it
	_ = response.Body.Close()
	return response.StatusCode
}
