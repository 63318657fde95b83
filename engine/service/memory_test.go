package service_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/service"
)

func TestADuplicateCostsAnIdempotentConsumerNothing(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"10s","RememberProcessed":"1m"}`, `{"MaxNumberOfMessages":10}`)
	e.Return(last(e).ID, batch(1))
	e.Advance(10 * time.Second)
	e.Return(last(e).ID, deleted)
	e.Return(last(e).ID, batch(1))
	require.Equal(t, []string{"DeleteMessage orders"}, openCalls(e), "the duplicate is deleted without work")
	e.Return(last(e).ID, deleted)
	require.Contains(t, story(e), "10s service skipped #1 a duplicate of what it has processed\n")
	require.EqualValues(t, 1, e.Metric("Duplicates").Count)

	e.Advance(time.Minute)
	e.Return(last(e).ID, batch(1))
	e.Advance(10 * time.Second)
	require.EqualValues(t, 2, e.Metric("Duration").Count, "beyond the window it is done again")
}

func TestADuplicateOfWhatIsInWorkIsPutOff(t *testing.T) {
	e := polling(`{"Workers":2,"WorkTime":"10s","RememberProcessed":"1m"}`, "")
	e.Return(e.Calls[0].ID, batch(1))
	e.Advance(time.Second)
	e.Return(e.Calls[1].ID, batch(1))
	id := e.Deliver("in", "shop", request(1))
	require.Equal(t, "AlreadyInProgress", code(e, id))
	require.Contains(t, story(e), "1s service put off #1 a duplicate of what worker 1 works on\n1s service left #1 in orders\n")
	e.Advance(9 * time.Second)
	again := e.Deliver("in", "shop", request(1))
	require.Equal(t, "ok", code(e, again), "what is processed by now is answered at once")
}

func TestAFailedMessageIsNotRemembered(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s","RememberProcessed":"1m","FailureProbability":"100%"}`)
	e.Deliver("in", "shop", request(1))
	e.Advance(time.Second)
	e.Configure(`{"WorkTime":"1s","RememberProcessed":"1m"}`)
	id := e.Deliver("in", "shop", request(1))
	e.Advance(time.Second)
	require.Equal(t, "ok", code(e, id))
	require.Zero(t, e.Metric("Duplicates").Count)
}

func TestMessagesAreToldApartByAnAttribute(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s","RememberProcessed":"1m","RememberBy":"order"}`)
	for i, order := range []string{"A1", "A2", "A1"} {
		e.Deliver("in", "shop", request(uint64(i+1), "order", order))
		e.Advance(time.Second)
	}
	require.Contains(t, story(e), "skipped #3")
	require.EqualValues(t, 1, e.Metric("Duplicates").Count)
	e.Deliver("in", "shop", request(9))
	e.Deliver("in", "shop", request(10))
	require.EqualValues(t, 1, e.Metric("Duplicates").Count, "without the attribute their identity tells them apart")
}

func TestMessagesAreToldApartByTwoAttributes(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s","RememberProcessed":"1m","RememberBy":"order, event"}`)
	for i, what := range [][2]string{{"A1", "Placed"}, {"A1", "Declined"}, {"A1P", "laced"}, {"A1", "Placed"}} {
		e.Deliver("in", "shop", request(uint64(i+1), "event", what[1], "order", what[0]))
		e.Advance(time.Second)
	}
	require.Contains(t, story(e), "skipped #4")
	e.Deliver("in", "shop", request(9, "order", "A1"))
	e.Advance(time.Second)
	require.EqualValues(t, 1, e.Metric("Duplicates").Count, "one that lacks an attribute is another one")
}

func TestMemoryIsBounded(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1000,"WorkTime":"0s","RememberProcessed":"14d"}`)
	for i := range uint64(100_050) {
		e.Deliver("in", "shop", request(i+1))
		e.Advance(0)
		e.Replies = e.Replies[:0]
	}
	require.EqualValues(t, 100_000, e.Gauges[3])
	e.Deliver("in", "shop", request(51))
	require.EqualValues(t, 1, e.Metric("Duplicates").Count)
	e.Deliver("in", "shop", request(50))
	require.EqualValues(t, 1, e.Metric("Duplicates").Count, "the oldest were forgotten early")
}
