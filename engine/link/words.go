package link

import "strings"

// words are the names that format 1 knows by number: members, kinds, ports, attributes, options, disturbances and
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

// dictionary numbers names: the words of the format have even numbers, the link's own texts odd ones.
type dictionary struct {
	words   []string
	numbers map[string]uint64
	own     []string
}

func newDictionary() *dictionary {
	d := &dictionary{words: strings.Fields(words), numbers: map[string]uint64{}}
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
	list, isWord := d.own, number&1 == 0
	if isWord {
		list = d.words
	}
	if number>>1 >= uint64(len(list)) {
		return "", isWord, false
	}
	return list[number>>1], isWord, true
}
