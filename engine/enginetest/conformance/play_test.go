package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/kernel"
	"playground/engine/value"
)

func parse(t *testing.T, text string) value.Value {
	t.Helper()
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad, text)
	return v
}

func caseOf(t *testing.T, steps string) value.Value {
	t.Helper()
	return parse(t, `{"id": "x", "confidence": "computed", "source": "", "steps": [`+steps+`]}`)
}

const (
	send    = `{"call": "sqs.SendMessage", "params": {"QueueUrl": "q", "MessageBody": "a"}},`
	sendB   = `{"call": "sqs.SendMessage", "params": {"QueueUrl": "q", "MessageBody": "b"}},`
	later   = `{"call": "sqs.SendMessage", "params": {"QueueUrl": "q", "MessageBody": "a", "DelaySeconds": 3}},`
	poll    = `{"call": "sqs.ReceiveMessage", "params": {"QueueUrl": "q", "WaitTimeSeconds": 10}, `
	receive = `{"call": "sqs.ReceiveMessage", "params": {"QueueUrl": "q"}, `
	one     = `"expect": {"Messages": [{"Body": "a"}]}}`
	none    = `"expect": {"Messages": {"$absent_or_empty": true}}}`
)

// Each story passes; the same with one word changed does not.
var stories = map[string]struct{ right, wrong string }{
	"a call must succeed":                          {receive + none, `{"call": "sqs.Dance", "params": {}}`},
	"an error must come":                           {`{"call": "sqs.Dance", "error": {}}`, receive + `"error": {}}`},
	"an error by its code":                         {dance(`"code": "InvalidAction"`), dance(`"code": "UnsupportedOperation"`)},
	"an error by its shape":                        {dance(`"type": "UnsupportedOperation"`), dance(`"type": "InvalidAction"`)},
	"an error by its message":                      {dance(`"message": "no Dance"`), dance(`"message": "no"`)},
	"an error by its status":                       {dance(`"status": 400`), dance(`"status": 403`)},
	"an error by texts":                            {dance(`"matches": ["Invalid", "Dance"]`), dance(`"matches": ["Invalid", "Unsupported"]`)},
	"the status of an answer":                      {receive + `"status": 200}`, receive + `"status": 201}`},
	"nothing beside what was recorded":             {send + receive + `"exact": true, "expect": {"Messages": [{"Body": "a", "MessageId": {"$any": true}, "ReceiptHandle": {"$any": true}}]}}`, send + receive + `"exact": true, ` + one},
	"empty members do not count":                   {receive + `"exact": true, "expect": {}}`, send + receive + `"exact": true, "expect": {}}`},
	"calls take no time":                           {send + receive + `"max_elapsed_seconds": 0, ` + one, later + poll + `"max_elapsed_seconds": 0, ` + one},
	"time moves by steps":                          {later + `{"advance_seconds": 3},` + receive + one, later + `{"advance_seconds": 2.999},` + receive + one},
	"a fraction of a second":                       {later + `{"advance_seconds": 2.5}, {"advance_seconds": 0.5},` + receive + one, later + `{"advance_seconds": 2.5}, {"advance_seconds": 0.4},` + receive + one},
	"a poll ends as soon as it can":                {later + poll + `"max_elapsed_seconds": 3, ` + one, later + poll + `"max_elapsed_seconds": 2.9, ` + one},
	"an empty poll lasts":                          {poll + `"max_elapsed_seconds": 10, ` + none, poll + `"max_elapsed_seconds": 9, ` + none},
	"time stands where the poll ended":             {later + poll + one + `,` + send + receive + one, later + poll + one + `,` + later + receive + one},
	"a call in the background goes on":             {poll + `"background": "r"}, {"pending": "r"}`, poll + `"background": "r"}, {"join": "r"}`},
	"it returns when there is something":           {poll + `"background": "r"}, {"advance_seconds": 1},` + send + `{"join": "r", "max_elapsed_seconds": 1, ` + one, poll + `"background": "r"}, {"advance_seconds": 2},` + send + `{"join": "r", "max_elapsed_seconds": 1, ` + one},
	"it returns in the midst of a step":            {later + poll + `"background": "r"}, {"advance_seconds": 9}, {"join": "r", "max_elapsed_seconds": 3, ` + one, later + poll + `"background": "r"}, {"advance_seconds": 9}, {"join": "r", "max_elapsed_seconds": 2, ` + one},
	"what has returned is not pending":             {poll + `"background": "r"}, {"advance_seconds": 9}, {"pending": "r"}`, poll + `"background": "r"}, {"advance_seconds": 10}, {"pending": "r"}`},
	"one of several returns first":                 {two + send + `{"join_first_of": ["r", "s"], "as": "first", ` + one + `, {"pending_rest": true}`, two + send + sendB + `{"join_first_of": ["r", "s"]}`},
	"what is wanted from the start":                {poll + `"background": "r", ` + one + `,` + send + `{"join": "r"}`, poll + `"background": "r", ` + one + `,` + sendB + `{"join": "r"}`},
	"a failure that is wanted from the start":      {`{"call": "sqs.Dance", "background": "r", "error": {}}, {"join": "r"}`, poll + `"background": "r", "error": {}},` + send + `{"join": "r"}`},
	"a joined call must succeed":                   {poll + `"background": "r"},` + send + `{"join": "r"}`, `{"call": "sqs.Dance", "background": "r"}, {"join": "r"}`},
	"a joined call must fail where that is wanted": {`{"call": "sqs.Dance", "background": "r"}, {"join": "r", "error": {}}`, poll + `"background": "r"},` + send + `{"join": "r", "error": {}}`},
	"the rest is pending":                          {two + send + `{"join_first_of": ["r", "s"]}, {"pending_rest": true}`, two + send + `{"join_first_of": ["r", "s"]}, {"advance_seconds": 10}, {"pending_rest": true}`},
	"the rest returns":                             {two + send + `{"join_first_of": ["r", "s"]}, {"advance_seconds": 10}, {"join_rest": true, ` + none, two + send + `{"join_first_of": ["r", "s"]}, {"advance_seconds": 9}, {"join_rest": true, ` + none},
	"the rest is what is wanted":                   {two + send + `{"join_first_of": ["r", "s"]},` + sendB + `{"join_rest": true, "expect": {"Messages": [{"Body": "b"}]}}`, two + send + `{"join_first_of": ["r", "s"]},` + sendB + `{"join_rest": true, ` + one},
	"a step is met in the end":                     {later + receive + `"eventually": 3, ` + one, later + receive + `"eventually": 2, ` + one},
	"what is drained is put together":              {send + later + receive + `"drain": true, "eventually": 5, "expect": {"Messages": {"$len": 2}}}`, send + later + receive + `"drain": true, "expect": {"Messages": {"$len": 2}}}`},
	"what is drained is sorted":                    {sendB + send + drained + `"sort_by": "Body", ` + bodies(`"a", "b"`), sendB + send + drained + bodies(`"a", "b"`)},
	"what is drained is in order":                  {sendB + send + drained + bodies(`"b", "a"`), send + sendB + drained + bodies(`"b", "a"`)},
	"messages of a queue without order":            {send + sendB + receive + `"expect": {"Messages": [{"Body": "b"}, {"Body": "a"}]}}`, send + sendB + fifoReceive + `"expect": {"Messages": [{"Body": "b"}, {"Body": "a"}]}}`},
	"a response has a name":                        {named + expectEcho(`"${s.MessageId}"`, `"m-1"`), named + expectEcho(`"${s.MessageId}"`, `"m-2"`)},
	"a name that nobody defined is literal":        {named + expectEcho(`"${x.MessageId}"`, `"${x.MessageId}"`), named + expectEcho(`"${x.MessageId}"`, `""`)},
	"a path that leads nowhere":                    {named + expectEcho(`"${s.Sent.Rank}"`, `1`), named + expectEcho(`"${s.Sent.Rink}"`, `{"$any": true}`)},
	"a text on the way is parsed":                  {`{"call": "sqs.SendMessage", "params": {"MessageBody": "{\"n\":[7]}"}, "as": "t"},` + expectEcho(`"${t.Sent.Echo.MessageBody.n[0]}"`, `7`), `{"call": "sqs.SendMessage", "params": {"MessageBody": "n"}, "as": "t"},` + expectEcho(`"${t.Sent.Echo.MessageBody.n[0]}"`, `{"$any": true}`)},
	"a queue's URL has parts":                      {queue + expectEcho(`"${u.QueueUrl|account}/${u.QueueUrl|name}"`, `"${ACCOUNT}/orders"`), queue + expectEcho(`"${u.QueueUrl|host}"`, `{"$any": true}`)},
	"base64 of what is resolved before":            {named + expectEcho(`"${b64:{${s.MessageId}}}"`, `"e20tMX0="`), named + expectEcho(`"${b64:{${s.MessageId}}}"`, `"bS0x"`)},
	"a text is repeated":                           {named + expectEcho(`{"$repeat": ["ab", 3]}`, `"ababab"`), named + expectEcho(`{"$repeat": ["ab", 3]}`, `"abab"`)},
	"a raw request":                                {raw + `"expect": {"status": 404, "ok": false, "contains": ["POST /a b?A=1&B=2"], "not_contains": ["C"], "headers": {"x-kind": "raw"}}}`, raw + `"expect": {"headers": {"x-kind": "cooked"}}}`},
	"a raw request succeeds only where wanted":     {raw + `"expect": {"ok": false}}`, raw + `"expect": {"ok": true}}`},
	"a raw answer has texts":                       {raw + `"expect": {"contains": ["POST"]}}`, raw + `"expect": {"contains": ["POST", "GET"]}}`},
	"a raw answer lacks texts":                     {raw + `"expect": {"not_contains": ["GET"]}}`, raw + `"expect": {"not_contains": ["GET", "POST"]}}`},
	"a raw answer as JSON":                         {raw + `"expect": {"json": {"Said": {"$contains": "POST"}}}}`, raw + `"expect": {"json": {"Said": "POST"}}}`},
	"a raw answer as text":                         {raw + `"as": "w", "expect": {"text": {"$endswith": "}"}, "content": {"$contains": "Said"}}},` + expectEcho(`"${w.Said}"`, `{"$contains": "POST"}`), raw + `"expect": {"content": "Said"}}`},
	"a name is bound to one text":                  {sameID(`{"$bind": "id:1"}`, `{"$bind": "id:2"}`), sameID(`{"$bind": "id:1"}`, `{"$bind": "id:1"}`)},
}

func dance(wanted string) string { return `{"call": "sqs.Dance", "error": {` + wanted + `}}` }

const (
	two         = poll + `"background": "r"},` + poll + `"background": "s"},`
	named       = `{"call": "sqs.SendMessage", "params": {}, "as": "s"},`
	queue       = `{"call": "sqs.CreateQueue", "params": {"QueueName": "orders"}, "as": "u"},`
	raw         = `{"http": {"method": "POST", "url": "http://h:1/a%20b?A=1", "query": {"B": 2}, "headers": {"x-kind": "?"}, "body": "b"}, `
	fifoReceive = `{"call": "sqs.ReceiveMessage", "params": {"QueueUrl": "q.fifo"}, `
	drained     = `{"call": "sqs.ReceiveMessage", "params": {"QueueUrl": "q.fifo"}, "drain": true, `
)

func bodies(list string) string {
	return `"expect": {"Messages": {"$each": ["Body"], "equals": [` + list + `]}}}`
}

func expectEcho(sent, expected string) string {
	return `{"call": "sqs.SendMessage", "params": {"X": ` + sent + `}, "expect": {"Sent": {"Echo": {"X": ` + expected + `}}}}`
}

func sameID(first, second string) string {
	return `{"call": "sqs.SendMessage", "expect": {"MessageId": ` + first + `}}, {"call": "sqs.SendMessage", "expect": {"MessageId": ` + second + `}}`
}

func TestAStoryPassesAndItsOppositeDoesNot(t *testing.T) {
	for name, s := range stories {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, play(caseOf(t, s.right), newFake))
			require.Error(t, play(caseOf(t, s.wrong), newFake))
		})
	}
}

func TestNoMutationOfAStoryPasses(t *testing.T) {
	for name, s := range stories {
		t.Run(name, func(t *testing.T) {
			mutations := Mutations(caseOf(t, s.right))
			require.NotEmpty(t, mutations)
			for _, m := range mutations {
				require.Error(t, play(m.Case, newFake), "%s: %s", m.Where, m.Case)
			}
		})
	}
}

func TestWhatTheRunnerDoesNotKnowFails(t *testing.T) {
	for name, steps := range map[string]string{
		"a kind of step":                     `{"rewind": 1}`,
		"two kinds of step":                  `{"call": "sqs.SendMessage", "pending": "r"}`,
		"a key of a call":                    `{"call": "sqs.SendMessage", "retry": 3}`,
		"a key of a step that takes none":    `{"advance_seconds": 1, "as": "t"}`,
		"a key of an error":                  `{"call": "sqs.Dance", "error": {"reason": "x"}}`,
		"a key of a raw request":             `{"http": {"method": "GET", "url": "http://h/", "cookies": {}}}`,
		"a key of a raw answer":              raw + `"expect": {"cookies": {}}}`,
		"a matcher":                          receive + `"expect": {"Messages": {"$size": 0}}}`,
		"a matcher beside one that it has":   receive + `"expect": {"Messages": {"$len": 0, "$size": 0}}}`,
		"a matcher in a matcher":             receive + `"expect": {"Messages": {"$ne": {"$size": 1}}}}`,
		"a matcher that nothing reaches":     receive + `"expect": {"Messages": {"$index": {"0": {"A": {"$size": 0}}}}}}`,
		"a matcher in an error":              `{"call": "sqs.Dance", "error": {"message": {"$size": 0}}}`,
		"an argument of a matcher":           receive + `"expect": {"Messages": {"$absent": false}}}`,
		"a list of each element with no say": receive + `"expect": {"Messages": {"$each": ["Body"]}}}`,
		"a protocol":                         `{"call": "sqs.SendMessage", "protocol": "cbor"}`,
		"a service":                          `{"call": "sqx.SendMessage"}`,
		"a call that never began":            `{"join": "r"}`,
		"a rest of nothing":                  `{"join_rest": true}`,
		"what is wanted and never looked at": poll + `"background": "r", ` + none,
		"draining by another call":           `{"call": "sqs.SendMessage", "drain": true}`,
		"sorting what is not drained":        receive + `"sort_by": "Body"}`,
		"a span that is no number":           `{"advance_seconds": "1"}`,
		"a span into the past":               `{"advance_seconds": -1}`,
	} {
		t.Run(name, func(t *testing.T) {
			require.Error(t, play(caseOf(t, steps), newFake))
		})
	}
	require.Error(t, play(parse(t, `{"id": "x", "steps": []}`), newFake))
	require.ErrorContains(t, play(parse(t, `{"id": "x", "given": {}, "steps": [{"advance_seconds": 1}]}`), newFake), "given")
}

// What a raw request is made of arrives as it stands, with nothing beside it.
func TestARawRequestIsSentAsItIs(t *testing.T) {
	f := newFake().(*fake)
	require.NoError(t, play(caseOf(t, raw+`"expect": {}}`), func() Endpoint { return f }))
	r := f.requests[0]
	require.Equal(t, "POST h:1 /a b A=1&B=2 b", r.Method+" "+r.Host+" "+r.Path+" "+r.Query+" "+string(r.Body))
	require.Equal(t, map[string][]string{"X-Kind": {"?"}}, r.Header)
}

// A call that nothing will ever end is a failure, not a runner that hangs.
func TestACallThatNothingEndsFails(t *testing.T) {
	require.ErrorContains(t, play(caseOf(t, receive+none), func() Endpoint { return &deaf{} }), "nothing is due")
	require.ErrorContains(t, play(caseOf(t, receive+none), func() Endpoint { return &deaf{due: true} }), "has not happened")
}

// deaf never answers.
type deaf struct {
	fake
	due bool
}

func (d *deaf) Begin(*aws.Request) account.Ticket { return 1 }

func (d *deaf) Next() (kernel.Time, bool) { return d.now.Add(1) - 1, d.due }
