package link

import "strings"

// words are the names that every format knows by number: members, kinds, ports, attributes, options, disturbances and
// operators. A word is never removed, changed or moved. New ones may be added at the end: links that use them open in
// playgrounds that know them, and others say so.
const words = `title summary seed latency
traffic service sqs sns calls in poll dead-letter subscriptions
VisibilityTimeout maxReceiveCount DelaySeconds MessageRetentionPeriod ReceiveMessageWaitTimeSeconds MaximumMessageSize
Rate Pattern Body Attributes Timeout Retries RetryDelay BurstSize BurstPeriod RampDuration Start Total Targets
Workers WorkTime FailureProbability FailWhen QueueLimit CallTimeout RememberProcessed RememberBy When
WaitTimeSeconds MaxNumberOfMessages PollPause FilterPolicy RawMessageDelivery
constant poisson burst ramp all each
crash hang slow cut drop recover factor probability
prefix suffix equals-ignore-case wildcard anything-but numeric exists cidr $or < <= > >= =`

// runWords are the names that format 2 knows besides, under the same rule: members of commands and of edits, and what
// is done by hand. Format 1 does not know them, since the links of scenarios that name them keep their text.
const runWords = `do edit fault node command input edits part id value rename at wire kind x y text
Send SendMessage PurgeQueue Publish MessageBody Message Subject MessageAttributes`

// runWordsFrom is the number of the first of them: there may be so many words of every format.
const runWordsFrom = 1 << 10

// dictionary numbers names: the words of the format have even numbers, the link's own texts odd ones.
type dictionary struct {
	words   []string // of every format
	more    []string // of this format, from runWordsFrom on
	numbers map[string]uint64
	own     []string
}

func newDictionary(format int) *dictionary {
	d := &dictionary{words: strings.Fields(words), numbers: map[string]uint64{}}
	if format >= formatRun {
		d.more = strings.Fields(runWords)
	}
	for i, w := range d.more {
		d.numbers[w] = uint64(runWordsFrom+i) << 1
	}
	for i, w := range d.words {
		d.numbers[w] = uint64(i) << 1
	}
	return d
}

// number gives the number of a text, a new one where it has none.
func (d *dictionary) number(text string) uint64 {
	n, known := d.numbers[text]
	if !known {
		n = uint64(len(d.own))<<1 | 1
		d.numbers[text] = n
		d.own = append(d.own, text)
	}
	return n
}

// text gives the text of a number; isWord says that a word is meant, known here or not.
func (d *dictionary) text(number uint64) (text string, isWord, ok bool) {
	list, isWord, i := d.own, number&1 == 0, number>>1
	switch {
	case isWord && i >= runWordsFrom:
		list, i = d.more, i-runWordsFrom
	case isWord:
		list = d.words
	}
	if i >= uint64(len(list)) {
		return "", isWord, false
	}
	return list[i], isWord, true
}
