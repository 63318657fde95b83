//go:build !js

package host

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/scenario"
)

// serveAccount starts an endpoint as the command does.
func serveAccount(t testing.TB, a AWS) *place {
	t.Helper()
	p := &place{}
	a.Account, a.Notices = "000000000000", &p.told
	var err error
	p.endpoint, err = a.endpoint(catalog.Kinds())
	require.NoError(t, err)
	p.listen(t)
	return p
}

func TestWhatAControlCallCannotDoItSays(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp"})
	for _, c := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"POST", "clock", `{"advance":"soon"}`, 400, `\"soon\" is not a duration`},
		{"POST", "clock", `{"advance":"-1s"}`, 400, `negative`},
		{"POST", "clock", `{"advance":30}`, 400, `30 is not a duration in quotes; write {\"advance\":\"30s\"}`},
		{"POST", "clock", `{"advance":"1s","to":"2s"}`, 400, `has more than advance`},
		{"POST", "clock", `{}`, 400, `{} has no advance`},
		{"POST", "clock", `"30s"`, 400, `\"30s\" has no advance`},
		{"POST", "clock", ``, 400, `found the end`},
		{"POST", "clock", `{"advance":"` + strings.Repeat("0", 5000) + `1s"}`, 400, `the body cannot be read`},
		{"POST", "clock", `{"advance":"101y"}`, 400, `is longer than`},
		{"PUT", "clock", `{"advance":"1s"}`, 405, `method PUT is not known here: GET, POST is`},
		{"GET", "reset", ``, 405, `method GET is not known here: POST is`},
		{"DELETE", "trace", ``, 405, `GET is`},
		{"GET", "trace?n=-1", ``, 400, `n is \"-1\"`},
		{"GET", "", ``, 404, `there is no /_playground/: there are GET /_playground/health, `},
		{"POST", "clocks", ``, 404, `there is no /_playground/clocks`},
	} {
		status, answer := p.call(t, c.method, controlPath+c.path, c.body)
		require.Equal(t, c.status, status, c)
		require.Contains(t, answer, c.want)
		require.True(t, strings.HasPrefix(answer, `{"message":"`), answer)
	}
	status, answer := p.call(t, "GET", controlPath+"clock", "")
	require.Equal(t, 200, status)
	require.Equal(t, `{"clock":"warp","now":"0s","time":"2026-01-01T00:00:00Z"}`+"\n", answer)
}

func TestTheEndOfTimeIsTold(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp"})
	status, _ := p.call(t, "POST", controlPath+"clock", `{"advance":"99y"}`)
	require.Equal(t, 200, status)
	status, answer := p.call(t, "POST", controlPath+"clock", `{"advance":"2y"}`)
	require.Equal(t, 400, status)
	require.Contains(t, answer, "virtual time ends at 36500d")
}

func TestAPageOfAnotherSiteMayOnlyLook(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp"})
	for method, want := range map[string]int{"POST": 403, "GET": 200} {
		request, err := http.NewRequest(method, p.url+controlPath+"clock", strings.NewReader(`{"advance":"1s"}`))
		require.NoError(t, err)
		request.Header.Set("Origin", "https://example.org")
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, want, response.StatusCode)
	}
}

func TestTheScenarioOfAnEndpointCanBeOpened(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp", Scenario: pill})
	status, document := p.call(t, "GET", controlPath+"scenario", "")
	require.Equal(t, 200, status)
	sc, problems := scenario.Decode([]byte(document), catalog.Kinds())
	require.Empty(t, problems)
	require.Equal(t, document, string(scenario.Encode(sc)))

	status, trace := p.call(t, "GET", controlPath+"trace", "")
	require.Equal(t, 200, status)
	status, _ = p.call(t, "POST", controlPath+"clock", `{"advance":"1m"}`)
	require.Equal(t, 200, status)
	status, longer := p.call(t, "GET", controlPath+"trace", "")
	require.Equal(t, 200, status)
	require.True(t, strings.HasPrefix(longer, trace))
	lines := strings.SplitAfter(strings.TrimSuffix(longer, "\n"), "\n")
	require.Greater(t, len(lines), 50)
	_, last := p.call(t, "GET", controlPath+"trace?n=2", "")
	require.Equal(t, strings.Join(lines[len(lines)-2:], "")+"\n", last)

	_, _ = p.call(t, "POST", controlPath+"reset", "")
	_, again := p.call(t, "GET", controlPath+"trace", "")
	require.Equal(t, trace, again)
	_, health := p.call(t, "GET", controlPath+"health", "")
	require.Equal(t, `{"account":"000000000000","clock":"warp","waiting":0}`+"\n", health)
}

func TestTheEndpointSaysHowItIsUsed(t *testing.T) {
	out := make(printed, 1)
	done := make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	a := AWS{Address: "127.0.0.1:0", Clock: "warp", Account: "000000000000", Notices: io.Discard}
	go func() { done <- a.Do(ctx, catalog.Kinds(), out) }()
	said := <-out
	require.Regexp(t, `^an AWS endpoint of account 000000000000, clock warp, on (http://127\.0\.0\.1:\d+) \(ctrl-c stops it\)\n`, said)
	require.Contains(t, said, "signatures are accepted and not verified")
	stop()
	require.NoError(t, <-done)
}

func TestWhatTheEndpointCannotBeginWithItSays(t *testing.T) {
	for want, a := range map[string]AWS{
		`--clock "sun": it is real or warp`: {Clock: "sun", Account: "000000000000"},
		`--account "12": it has 12 digits`:  {Clock: "real", Account: "12"},
		"nothing.json: no such file":        {Clock: "real", Account: "000000000000", Scenario: "nothing.json"},
		`cannot listen on "4566"`:           {Clock: "real", Account: "000000000000", Address: "4566"},
	} {
		require.ErrorContains(t, a.Do(t.Context(), catalog.Kinds(), io.Discard), want)
	}
}
