//go:build !js

package host

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

const (
	controlPath     = "/_playground/"
	controlBytesMax = 4 << 10
)

// route is one control call.
type route struct {
	method, name string
	serve        func(e *endpoint, w http.ResponseWriter, r *http.Request) *failure
}

// routes list the control calls.
var routes = []route{
	{"GET", "health", (*endpoint).health},
	{"GET", "clock", (*endpoint).readClock},
	{"POST", "clock", (*endpoint).moveClock},
	{"POST", "reset", (*endpoint).reset},
	{"GET", "scenario", (*endpoint).scenario},
	{"GET", "trace", (*endpoint).trace},
	{"GET", "messages", (*endpoint).messages},
}

// failure is what is wrong with a control call.
type failure struct {
	status  int
	message string
}

func wrong(status int, format string, args ...any) *failure {
	return &failure{status, fmt.Sprintf(format, args...)}
}

// control answers what AWS has no call for. Pages of other sites may not change anything.
func (e *endpoint) control(w http.ResponseWriter, r *http.Request) {
	found, failed := e.find(w, r)
	if failed == nil {
		failed = found.serve(e, w, r)
	}
	if failed != nil {
		b := value.NewObject(1)
		b.Set("message", value.Text(failed.message))
		respond(w, failed.status, b.Value())
	}
}

func (e *endpoint) find(w http.ResponseWriter, r *http.Request) (found route, failed *failure) {
	if err := e.guard.Check(r); err != nil {
		return route{}, wrong(http.StatusForbidden, "a page of another site may not do this: %v", err)
	}
	name := strings.TrimPrefix(r.URL.Path, controlPath)
	var methods, names []string
	for _, c := range routes {
		switch {
		case c.name != name:
			names = append(names, c.method+" "+controlPath+c.name)
		case c.method == r.Method:
			return c, nil
		default:
			methods = append(methods, c.method)
		}
	}
	if methods == nil {
		return route{}, wrong(http.StatusNotFound, "there is no %s: there are %s", r.URL.Path, strings.Join(names, ", "))
	}
	allowed := strings.Join(methods, ", ")
	w.Header().Set("Allow", allowed)
	return route{}, wrong(http.StatusMethodNotAllowed, "method %s is not known here: %s is", r.Method, allowed)
}

// respond sends a value as JSON.
func respond(w http.ResponseWriter, status int, v value.Value) {
	send(w, status, "application/json", append(value.Append(nil, v), '\n'))
}

func send(w http.ResponseWriter, status int, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a caller who has gone is no error of ours
}

func (e *endpoint) health(w http.ResponseWriter, _ *http.Request) *failure {
	b, g, status := value.NewObject(5), e.gate, http.StatusOK
	b.Set("account", value.Text(e.account))
	b.Set("clock", value.Text(g.clock.name()))
	failed := e.look(func() {
		b.Set("waiting", value.Int(int64(len(g.waiting))))
		if g.outside.courier != nil {
			b.Set("sent", value.Int(int64(g.outside.sent)))
		}
		if g.refused != nil {
			status = http.StatusServiceUnavailable
			b.Set("fault", value.Text(g.refused.Message))
		}
	})
	if failed == nil {
		respond(w, status, b.Value())
	}
	return failed
}

// look lends the account to a control call.
func (e *endpoint) look(read func()) *failure {
	if !e.gate.look(read) {
		return wrong(http.StatusInternalServerError, "%s", brokenDown.Message)
	}
	return nil
}

// readClock answers what time it is: of the virtual clock, and as AWS's timestamps have it.
func (e *endpoint) readClock(w http.ResponseWriter, _ *http.Request) *failure {
	b := value.NewObject(3)
	failed := e.look(func() {
		now := e.gate.account.Now()
		date := time.Unix(0, e.gate.epoch+int64(now)).UTC()
		b.Set("clock", value.Text(e.gate.clock.name()))
		b.Set("now", value.Text(now.String()))
		b.Set("time", value.Text(date.Format(time.RFC3339Nano)))
	})
	if failed == nil {
		respond(w, http.StatusOK, b.Value())
	}
	return failed
}

// moveClock reads {"advance":"30s"}.
func (e *endpoint) moveClock(w http.ResponseWriter, r *http.Request) *failure {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, controlBytesMax))
	if err != nil {
		return wrong(http.StatusBadRequest, "the body cannot be read: %v", err)
	}
	d, err := parseAdvance(body)
	if err != nil {
		return wrong(http.StatusBadRequest, `%v; write {"advance":"30s"}`, err)
	}
	if err := e.gate.skip(r.Context(), d); err != nil {
		return wrong(http.StatusBadRequest, "%v", err)
	}
	return e.readClock(w, r)
}

func parseAdvance(body []byte) (time.Duration, error) {
	doc, syntax := value.Parse(body, value.Limits{})
	if syntax != nil {
		return 0, syntax
	}
	advance, ok := doc.Get("advance")
	text, isText := advance.AsText()
	switch {
	case doc.Kind() != value.KindObject || !ok:
		return 0, fmt.Errorf("%s has no advance", value.Preview(doc, previewBytes))
	case doc.Len() > 1:
		return 0, fmt.Errorf("%s has more than advance", value.Preview(doc, previewBytes))
	case !isText:
		return 0, fmt.Errorf("%s is not a duration in quotes", value.Preview(advance, previewBytes))
	}
	return kernel.ParseDuration(text)
}

const previewBytes = 60

func (e *endpoint) reset(w http.ResponseWriter, r *http.Request) *failure {
	e.gate.reset()
	return e.readClock(w, r)
}

// scenario answers the document that `playground run`, the page and --scenario open.
func (e *endpoint) scenario(w http.ResponseWriter, _ *http.Request) *failure {
	var document []byte
	failed := e.look(func() { document = scenario.Encode(e.gate.account.Session().Scenario()) })
	if failed == nil {
		send(w, http.StatusOK, "application/json", document)
	}
	return failed
}

// trace answers the newest records as text, as many as ?n= says; all that are kept when it says nothing.
func (e *endpoint) trace(w http.ResponseWriter, r *http.Request) *failure {
	n := uint64(1) << 63
	if text := r.URL.Query().Get("n"); text != "" {
		var err error
		if n, err = strconv.ParseUint(text, 10, 63); err != nil {
			return wrong(http.StatusBadRequest, "n is %q: it must be a number of records, such as 100", text)
		}
	}
	var lines []byte
	failed := e.look(func() {
		s := e.gate.account.Session()
		log := s.Log()
		for i := max(log.Oldest(), log.Total()-min(n, log.Total())); i < log.Total(); i++ {
			lines = append(append(lines, log.Line(log.At(i), s.Name)...), '\n')
		}
	})
	if failed == nil {
		send(w, http.StatusOK, "text/plain; charset=utf-8", lines)
	}
	return failed
}

// messages answers what a node such as an inbox got and still has, each message whole, the newest last.
func (e *endpoint) messages(w http.ResponseWriter, r *http.Request) *failure {
	id := r.URL.Query().Get("node")
	var all []value.Value
	var found, keeps bool
	failed := e.look(func() {
		s := e.gate.account.Session()
		var inside value.Value
		if inside, found = s.Inspect(id); found {
			all, keeps = messagesOf(s, id, inside)
		}
	})
	switch {
	case failed != nil:
		return failed
	case !found:
		return wrong(http.StatusNotFound, "there is no node %q: GET %sscenario lists them", id, controlPath)
	case !keeps:
		return wrong(http.StatusBadRequest, "%s keeps no messages to read: an inbox, a phone, an HTTP endpoint and a resource elsewhere do", id)
	}
	b := value.NewObject(1)
	b.Set("messages", value.ArrayOf(all))
	respond(w, http.StatusOK, b.Value())
	return nil
}

// messagesOf goes back from the newest message that a node shows to the oldest that it has.
func messagesOf(s *engine.Session, id string, inside value.Value) (all []value.Value, keeps bool) {
	shown, _ := inside.Get("messages")
	if shown.Kind() != value.KindArray {
		return nil, false
	}
	if shown.Len() > 0 {
		newest, _ := shown.Index(shown.Len() - 1).Get("number")
		text, _ := newest.AsText()
		n, _ := strconv.ParseUint(text, 10, 64)
		for v := s.Peek(id, n); !v.IsNull(); v = s.Peek(id, n) {
			all = append(all, v)
			n--
		}
	}
	slices.Reverse(all)
	return all, true
}
