//go:build !js

package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"

	"playground/engine/aws"
)

const (
	// bodyBytesMax is what a request may hold beside its headers. Amazon SQS answered 413 with "HTTP content length
	// exceeded 1662976 bytes." while a message could have 262,144 bytes (github.com/aws/aws-sdk-js/issues/479). What it
	// is since a message may have four times as much is not documented, so this is four times as much.
	bodyBytesMax = 4 * 1_662_976

	headerBytesMax = 64 << 10 // ours; AWS's load balancers take as much
	smallBody      = 64 << 10 // up to here a body gets its room before it has come
	lengthKnown    = 1 << 10  // up to here the server counts an answer by itself, which costs less
)

// endpoint answers what AWS would answer, and below controlPath what only this endpoint knows.
type endpoint struct {
	gate    *gate
	account string
	guard   *http.CrossOriginProtection
}

// ServeHTTP answers a request once its time has come.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := connection(r)
	defer c.enter(resting)
	if strings.HasPrefix(r.URL.Path, controlPath) {
		c.enter(unbounded)
		e.control(w, r)
		return
	}
	c.enter(busy)
	if err := e.foreign(r); err != nil {
		http.Error(w, "a page of another site may not do this: "+err.Error(), http.StatusForbidden)
		return
	}
	e.gate.active.Add(1)
	defer e.gate.active.Add(-1)
	body, err := readBody(w, r)
	if err != nil {
		refuseBody(w, err)
		return
	}
	request := aws.Request{Method: r.Method, Host: r.Host, Path: r.URL.Path, Query: r.URL.RawQuery, Header: r.Header, Body: body}
	response, ok := e.gate.answer(r.Context(), &request)
	if !ok {
		panic(http.ErrAbortHandler) // the caller has gone: nothing is answered
	}
	write(w, response)
}

// foreign refuses what a page of another site may not send. That matters where an endpoint sends requests to servers of
// this machine: a page could have it send what the browser would not.
func (e *endpoint) foreign(r *http.Request) error {
	if e.gate.outside.courier == nil {
		return nil
	}
	return e.guard.Check(r)
}

// readBody reads the whole body; one that is too long is not read to its end, and the connection ends with it.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > bodyBytesMax {
		return nil, &http.MaxBytesError{Limit: bodyBytesMax}
	}
	if r.ContentLength < 0 || r.ContentLength > smallBody {
		return io.ReadAll(http.MaxBytesReader(w, r.Body, bodyBytesMax))
	}
	body := make([]byte, r.ContentLength)
	_, err := io.ReadFull(r.Body, body)
	return body, err
}

// refuseBody says why a body was not read. Amazon SQS does so in plain text.
func refuseBody(w http.ResponseWriter, err error) {
	w.Header().Set("Connection", "close")
	status, message := http.StatusBadRequest, "the request ended before its body did"
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		status, message = http.StatusRequestEntityTooLarge, fmt.Sprintf("HTTP content length exceeded %d bytes.", tooLong.Limit)
	}
	http.Error(w, message, status)
}

// write sends an answer; a caller who has gone is no error of ours.
func write(w http.ResponseWriter, response aws.Response) {
	head, values := w.Header(), make([]string, 0, len(response.Header)+1)
	add := func(name, value string) {
		values = append(values, value)
		head[name] = values[len(values)-1:]
	}
	for _, field := range response.Header {
		add(field[0], field[1])
	}
	if len(response.Body) > lengthKnown {
		add("Content-Length", strconv.Itoa(len(response.Body)))
	}
	w.WriteHeader(response.Status)
	_, _ = w.Write(response.Body)
}

// server answers by the endpoint, and bounds what a client may send.
func (e *endpoint) server() *http.Server {
	s := &http.Server{Handler: e, MaxHeaderBytes: headerBytesMax, ConnContext: withConnection}
	s.RegisterOnShutdown(e.gate.close)
	return s
}

// serve answers on a listener until the context ends.
func (e *endpoint) serve(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watched := newWatch(listener)
	go watched.run(ctx)
	go e.gate.clock.run(ctx, e.gate)
	return serve(ctx, watched, e.server())
}
