//go:build !js

package host

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// hook is a server that is subscribed to a topic.
type hook struct {
	t      *testing.T
	server *httptest.Server

	mu     sync.Mutex
	status int    // of its answers
	while  func() // happens before each answer
	clock  func() time.Time
	got    []hooked
}

// hooked is a request that came.
type hooked struct {
	kind, body string
	at         time.Time // by the hook's clock
}

func newHook(t *testing.T) *hook {
	h := &hook{t: t, status: http.StatusOK, while: func() {}, clock: time.Now}
	h.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		h.mu.Lock()
		status, while, clock := h.status, h.while, h.clock
		h.mu.Unlock()
		one := hooked{kind: r.Header.Get("X-Amz-Sns-Message-Type"), body: string(body), at: clock()}
		while()
		h.mu.Lock()
		h.got = append(h.got, one)
		h.mu.Unlock()
		w.WriteHeader(status)
	}))
	t.Cleanup(h.server.Close)
	return h
}

// become changes the hook while it serves.
func (h *hook) become(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

func (h *hook) all() []hooked {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.got)
}

func (h *hook) count() int { return len(h.all()) }

// wait waits for the n-th request.
func (h *hook) wait(n int) hooked {
	h.t.Helper()
	require.Eventually(h.t, func() bool { return h.count() >= n }, 20*time.Second, time.Millisecond)
	all := h.all()
	require.Len(h.t, all, n)
	return all[n-1]
}

// visit follows a link of a message, as whoever owns the server does.
func (h *hook) visit(message, link string) string {
	h.t.Helper()
	v, bad := value.Parse(message, value.Limits{})
	require.Nil(h.t, bad, message)
	require.NotEmpty(h.t, at(v, "/"+link), message)
	response, err := http.Get(at(v, "/"+link))
	require.NoError(h.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(h.t, err)
	require.Equal(h.t, http.StatusOK, response.StatusCode, string(text))
	return string(text)
}

// clock is what time the endpoint has.
func (s *served) clock() time.Time {
	v, _ := value.Parse(s.control("GET", "clock", ""), value.Limits{})
	now, _ := time.Parse(time.RFC3339Nano, at(v, "/time"))
	return now
}

// settled waits until nothing is under way to a server.
func (s *served) settled() {
	s.t.Helper()
	require.Eventually(s.t, func() bool {
		n := 1
		s.gate.look(func() { n = s.gate.outside.sent })
		return n == 0
	}, 20*time.Second, time.Millisecond)
}

// subscribedHook is a hook whose subscription is confirmed, after one request.
func subscribedHook(t *testing.T, p *publisher, topic string) (h *hook, subscription string) {
	t.Helper()
	h = newHook(t)
	subscription = p.subscribe(topic, "http", h.server.URL)
	first := h.wait(1)
	require.Equal(t, "SubscriptionConfirmation", first.kind)
	require.Contains(t, h.visit(first.body, "SubscribeURL"), subscription)
	return h, subscription
}

func TestAServerOfThisMachineIsNotified(t *testing.T) {
	p := newPublisher(serveWith(t, AWS{Clock: "warp", Deliver: true}))
	topic := p.topic("orders")
	h, subscription := subscribedHook(t, p, topic)
	require.Equal(t, "false", p.subscription(subscription)["PendingConfirmation"])

	p.publish(topic, "soup")
	second := h.wait(2)
	require.Equal(t, "Notification", second.kind)
	require.Contains(t, second.body, `"soup"`)

	h.visit(second.body, "UnsubscribeURL")
	third := h.wait(3)
	require.Equal(t, "UnsubscribeConfirmation", third.kind)
	p.publish(topic, "cake")
	p.queues.advance("1h")
	require.Equal(t, 3, h.count())

	h.visit(third.body, "SubscribeURL")
	p.publish(topic, "rice")
	require.Contains(t, h.wait(4).body, `"rice"`)
}

// The attempts of the default policy, 20 seconds apart, in the time of the control call: it stands still while an answer
// is on its way.
func TestAServerThatFailsIsTriedAgain(t *testing.T) {
	p := newPublisher(serveWith(t, AWS{Clock: "warp", Deliver: true}))
	topic := p.topic("orders")
	h, _ := subscribedHook(t, p, topic)
	h.become(func() { h.clock = p.queues.clock })
	for status, attempts := range map[int][]time.Duration{
		http.StatusInternalServerError: {0, 20 * time.Second, 40 * time.Second, time.Minute},
		http.StatusTooManyRequests:     {0, 20 * time.Second, 40 * time.Second, time.Minute},
		http.StatusNotFound:            {0},
		http.StatusFound:               {0},
		http.StatusNoContent:           {0},
	} {
		h.become(func() { h.status = status })
		before, published := h.count(), p.queues.clock()
		p.publish(topic, "soup")
		p.queues.advance("1h")
		var times []time.Duration
		for _, one := range h.all()[before:] {
			times = append(times, one.at.Sub(published))
		}
		require.Equal(t, attempts, times, "%d", status)
	}
}

func TestAServerThatDoesNotAnswerIsTriedAgain(t *testing.T) {
	s := serveWith(t, AWS{Clock: "warp", Deliver: true})
	p := newPublisher(s)
	topic := p.topic("orders")
	h, _ := subscribedHook(t, p, topic)
	s.gate.outside.courier.patience = 30 * time.Millisecond
	release := make(chan struct{})
	h.become(func() { h.while = func() { <-release } })
	p.publish(topic, "soup")
	s.settled()
	close(release)
	h.wait(2)
	s.advance("20s")
	h.wait(3)
	h.server.Close()
	s.advance("1h")
	require.Contains(t, s.control("GET", "trace", ""), "NoConnection")
}

// What is for somebody else stays in the node that stands for them.
func TestNobodyElseIsContacted(t *testing.T) {
	s := serveWith(t, AWS{Clock: "warp", Deliver: true})
	p := newPublisher(s)
	p.subscribe(p.topic("orders"), "https", "https://shop.example.com/hook")
	s.advance("1s")
	got := s.messages("Url", "https://shop.example.com/hook")
	require.Len(t, got, 1)
	require.Equal(t, "SubscriptionConfirmation", at(got[0], "/headers/x-amz-sns-message-type"))
	require.Contains(t, at(got[0], "/body"), "SubscribeURL")
}

func TestWithoutTheFlagNothingLeaves(t *testing.T) {
	s := serveAWS(t, "")
	p, h := newPublisher(s), newHook(t)
	p.subscribe(p.topic("orders"), "http", h.server.URL)
	s.advance("1h")
	require.Zero(t, h.count())
	require.Len(t, s.messages("Url", h.server.URL), 1)
}

// A server may call back before it answers, and need not have answered when somebody begins anew.
func TestAServerConfirmsBeforeItAnswers(t *testing.T) {
	s := serveWith(t, AWS{Clock: "warp", Deliver: true})
	p, h := newPublisher(s), newHook(t)
	topic := p.topic("orders")
	confirmed := make(chan int, 1)
	h.become(func() {
		h.while = func() {
			list, err := p.ListSubscriptionsByTopic(t.Context(), &sns.ListSubscriptionsByTopicInput{TopicArn: &topic})
			if err == nil {
				confirmed <- len(list.Subscriptions)
			}
		}
	})
	p.subscribe(topic, "http", h.server.URL)
	require.Equal(t, 1, <-confirmed)
	s.settled()
	require.Contains(t, s.control("GET", "health", ""), `"sent":0`)

	arrived, release := make(chan struct{}), make(chan struct{})
	h.become(func() { h.while = func() { close(arrived); <-release } })
	p.subscribe(p.topic("others"), "http", h.server.URL)
	<-arrived
	require.Contains(t, s.control("GET", "health", ""), `"sent":1`)
	s.control("POST", "reset", "")
	require.Contains(t, s.control("GET", "health", ""), `"sent":0`)
	close(release)
	h.wait(2)
	s.advance("1h")
	require.Equal(t, 2, h.count())
}

func TestAPageOfAnotherSiteSendsNothingOn(t *testing.T) {
	s := serveWith(t, AWS{Clock: "warp", Deliver: true})
	request, err := http.NewRequest("POST", s.url+"/?Action=ListTopics", nil)
	require.NoError(t, err)
	request.Header.Set("Origin", "https://example.org")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusForbidden, response.StatusCode)
}
