package story

import (
	"strconv"
	"strings"
	"time"

	"playground/engine/kernel"
)

// Total is how long the life was, or has been until now.
func (s *Story) Total() kernel.Time {
	switch {
	case len(s.Rows) == 0:
		return 0
	case s.Ended >= 0:
		return s.Ended - s.Born
	}
	return s.Now - s.Born
}

// Text renders the story as lines: the sums, each record with its why, and the spans of each copy.
func (s *Story) Text() string {
	var b strings.Builder
	b.WriteString("message #" + strconv.FormatUint(s.Lineage, 10) + " " + s.ID + "\n")
	b.WriteString(s.Outcome + ": " + s.Ending + "\n")
	b.WriteString("age " + length(s.Total()) + ", waiting " + length(s.Waiting) + ", hidden " + length(s.Hidden) +
		", in work " + length(s.Work) + ", attempts " + strconv.FormatInt(s.Attempts, 10) + "\n")
	for i := range s.Rows {
		r := &s.Rows[i]
		column(&b, r.At.String(), 15)
		column(&b, r.Node, 14)
		b.WriteString(strings.TrimRight(r.What+" "+r.Text, " ") + "\n")
		if r.Why != "" {
			column(&b, "", 15)
			b.WriteString("  because " + r.Why + "\n")
		}
	}
	if s.LeftOut > 0 {
		b.WriteString(strconv.Itoa(s.LeftOut) + " records between the first and the last are left out\n")
	}
	for i := range s.Spans {
		p := &s.Spans[i]
		column(&b, p.From.String(), 15)
		column(&b, "copy "+strconv.Itoa(p.Copy), 8)
		column(&b, p.Node, 14)
		b.WriteString(p.State + " for " + length(p.To-p.From) + ": " + p.Label + "\n")
	}
	return b.String()
}

func column(b *strings.Builder, text string, width int) {
	b.WriteString(text)
	b.WriteString(strings.Repeat(" ", max(width-len(text), 0)+1))
}

func length(t kernel.Time) string { return kernel.FormatDuration(time.Duration(t)) }
