//go:build !js

package host

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
)

func TestTheCourierReachesThisMachineAlone(t *testing.T) {
	c := newCourier()
	for address, reached := range map[string]bool{
		"http://127.0.0.1:8080/hook": true, "https://127.9.9.9/": true, "http://[::1]:80": true, "http://LOCALHOST": true, "http://me:secret@localhost/": true,
		"http://example.com/": false, "http://localhost.example.com/": false, "http://10.0.0.1/": false, "http://169.254.169.254/": false,
		"http://0.0.0.0/": false, "http://[::]/": false, "http://127.0.0.1.example.com": false, "http://example.com@10.0.0.1/": false, "http://2130706433/": false,
		"ftp://127.0.0.1/": false, "file:///etc/passwd": false, "http://%zz": false, "127.0.0.1": false, "": false,
	} {
		require.Equal(t, reached, c.Reaches(address, &action.Notify{}), address)
	}
	require.False(t, c.Reaches("http://127.0.0.1/", &action.Request{}), "a scenario's own calls stay in it")
}

// Whatever a name is resolved to, no other connection is opened.
func TestTheCourierConnectsToNothingElse(t *testing.T) {
	require.NoError(t, onlyLoopback("tcp", "127.0.0.1:80", nil))
	require.NoError(t, onlyLoopback("tcp6", "[::1]:80", nil))
	for _, address := range []string{"10.0.0.1:80", "[fe80::1]:80", "0.0.0.0:80", "localhost:80", ""} {
		require.ErrorIs(t, onlyLoopback("tcp", address, nil), errNotLoopback, address)
	}
	require.Zero(t, newCourier().bring(t.Context(), "http://10.255.255.1:9/", &action.Notify{}))
}

func TestTheCourierBringsWhatAWSSends(t *testing.T) {
	var got *http.Request
	var body string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		got, body = r, string(text)
		w.WriteHeader(http.StatusAccepted)
		_, _ = io.WriteString(w, strings.Repeat("x", 3*courierBytesMax))
	}))
	defer server.Close()
	n := &action.Notify{Type: action.Notification, Topic: "arn:t", Subscription: "arn:t:s", Message: action.Message{Body: "soup"}}
	require.Equal(t, http.StatusAccepted, newCourier().bring(t.Context(), server.URL+"/hook?a=b", n))
	require.Equal(t, "POST /hook?a=b soup", got.Method+" "+got.RequestURI+" "+body)
	for name, want := range map[string]string{
		"X-Amz-Sns-Message-Type": "Notification", "X-Amz-Sns-Topic-Arn": "arn:t", "X-Amz-Sns-Subscription-Arn": "arn:t:s",
		"Content-Type": "text/plain; charset=UTF-8", "User-Agent": "Amazon Simple Notification Service Agent", "Accept-Encoding": "gzip,deflate",
	} {
		require.Equal(t, want, got.Header.Get(name), name)
	}
}

func TestTheCourierFollowsNobodyElsewhere(t *testing.T) {
	server := httptest.NewServer(http.RedirectHandler("http://example.com/", http.StatusMovedPermanently))
	defer server.Close()
	require.Equal(t, http.StatusMovedPermanently, newCourier().bring(t.Context(), server.URL, &action.Notify{}))
}

func TestWithoutAnAnswerThereIsNoStatus(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	c := newCourier()
	c.patience = 50 * time.Millisecond
	require.Zero(t, c.bring(t.Context(), "http://"+silent.Addr().String(), &action.Notify{}))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	require.Zero(t, newCourier().bring(ctx, "http://"+silent.Addr().String(), &action.Notify{}), "nobody waits for it any more")
	require.NoError(t, silent.Close())
	require.Zero(t, newCourier().bring(t.Context(), "http://"+silent.Addr().String(), &action.Notify{}))
}
