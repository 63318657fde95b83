package conformance

import (
	"fmt"
	"strings"

	"playground/engine/aws"
	"playground/engine/value"
)

// answer is what came back from a call: a result or an error.
type answer struct {
	status  int
	result  value.Value
	code    string // what older clients show
	shape   string // the error's name in the JSON protocol
	message string
	query   bool // over the Query protocol, which has no shapes
}

func (a *answer) failed() bool { return a.status >= 400 }

func (a *answer) String() string {
	if a.failed() {
		return fmt.Sprintf("the call failed with %d %s: %s", a.status, a.code, a.message)
	}
	return "the call succeeded: " + value.Preview(a.result, 200)
}

// readAnswer reads what came back from a call in the protocol in which it was made.
func readAnswer(r aws.Response, s service, query bool) (*answer, error) {
	if s.speaksQuery(query) {
		return readQuery(r, s)
	}
	a := &answer{status: r.Status, result: value.NewObject(0).Value()}
	if len(r.Body) > 0 {
		v, bad := value.Parse(r.Body, value.Limits{Bytes: len(r.Body) + 1})
		if bad != nil || v.Kind() != value.KindObject {
			return nil, fmt.Errorf("the answer is no JSON object: %.200s", r.Body)
		}
		a.result = v
	}
	if a.failed() {
		name := textOf(a.result, "__type")
		a.shape = name[strings.LastIndex(name, "#")+1:]
		if a.code, _, _ = strings.Cut(header(r, "x-amzn-query-error"), ";"); a.code == "" {
			a.code = a.shape
		}
		a.message = textOf(a.result, "message")
	}
	return a, nil
}

func readQuery(r aws.Response, s service) (*answer, error) {
	n, err := parseXML(r.Body)
	if err != nil {
		return nil, err
	}
	a := &answer{status: r.Status, query: true}
	if a.failed() {
		a.code, a.message = n.find("Error", "Code").text, n.find("Error", "Message").text
		return a, nil
	}
	operation := strings.TrimSuffix(n.name, "Response")
	if a.result = s.shapes.decode(n.find(operation + "Result")); a.result.Kind() != value.KindObject {
		a.result = value.NewObject(0).Value() // a result without members
	}
	return a, nil
}

func header(r aws.Response, name string) string {
	for _, h := range r.Header {
		if strings.EqualFold(h[0], name) {
			return h[1]
		}
	}
	return ""
}

var errorKeys = []string{"code", "type", "message", "status", "matches"}

// meet holds an answer to what a step wants of it.
func (m *matcher) meet(w *wanted, a *answer) error {
	mark := len(m.bound)
	err := m.meetAll(w, a)
	if err != nil {
		m.bound = m.bound[:mark]
	}
	return err
}

func (m *matcher) meetAll(w *wanted, a *answer) error {
	if a.failed() != w.fails {
		return fmt.Errorf("%s", a)
	}
	if !w.status.IsNull() {
		if err := m.match(w.status, place{path: "the status", value: value.Int(int64(a.status)), there: true}); err != nil {
			return err
		}
	}
	if w.fails {
		return m.meetError(w.failure, a)
	}
	if w.hasExpect {
		return m.match(w.expect, whole(a.result, w.exact))
	}
	return nil
}

func (m *matcher) meetError(want value.Value, a *answer) error {
	b := value.NewObject(4)
	b.Set("code", value.Text(a.code))
	b.Set("message", value.Text(a.message))
	b.Set("status", value.Int(int64(a.status)))
	if !a.query {
		b.Set("type", value.Text(a.shape))
	}
	matches, _ := want.Get("matches")
	for _, part := range matches.Elements() {
		if text := asText(part); !strings.Contains(a.code, text) && !strings.Contains(a.message, text) {
			return fmt.Errorf("%q is neither in the code nor in the message: %s", text, a)
		}
	}
	if a.query {
		want = want.Without("type")
	}
	at := place{path: "the error", value: b.Value(), there: true}
	return m.object(want.Without("matches"), at)
}

var httpExpectKeys = []string{"status", "ok", "contains", "not_contains", "content", "text", "json", "headers"}

// meetRaw holds the answer to a raw request to what a step wants of it.
func (m *matcher) meetRaw(want value.Value, r aws.Response) error {
	b := value.NewObject(5)
	b.Set("status", value.Int(int64(r.Status)))
	b.Set("ok", value.Bool(r.Status < 400))
	b.Set("content", value.Text(string(r.Body)))
	b.Set("text", value.Text(string(r.Body)))
	if body, bad := value.Parse(r.Body, value.Limits{}); bad == nil {
		b.Set("json", body)
	}
	at := place{path: "the answer", value: b.Value(), there: true}
	if err := m.object(want.Without("contains").Without("not_contains").Without("headers"), at); err != nil {
		return err
	}
	headers, _ := want.Get("headers")
	for name, one := range headers.Members() {
		got := header(r, name)
		if err := m.match(one, place{path: "header " + name, value: value.Text(got), there: got != ""}); err != nil {
			return err
		}
	}
	return meetTexts(want, string(r.Body))
}

// meetTexts looks for the texts that the body must have, and those that it must not.
func meetTexts(want value.Value, body string) error {
	if text, is := missingText(want, "contains", body, false); is {
		return fmt.Errorf("%q is not in %.500s", text, body)
	}
	if text, is := missingText(want, "not_contains", body, true); is {
		return fmt.Errorf("%q is in %.500s", text, body)
	}
	return nil
}

// missingText is the first of the texts under a name that the body has, or that it has not.
func missingText(want value.Value, name, body string, has bool) (text string, is bool) {
	parts, _ := want.Get(name)
	if parts.Kind() == value.KindString {
		parts = value.Array(parts)
	}
	for _, part := range parts.Elements() {
		if text = asText(part); strings.Contains(body, text) == has {
			return text, true
		}
	}
	return "", false
}
