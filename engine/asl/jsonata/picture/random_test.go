package picture_test

import (
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTheReferenceAgrees compares random calls with npm's jsonata: 20,000, or as
// many as the environment variable CALLS says.
func TestTheReferenceAgrees(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv("CALLS"))
	if err != nil {
		count = 20_000
	}
	r := dice{rand.New(rand.NewPCG(6, 25))}
	const atOnce = 100_000
	shown, crashed := 0, map[string]int{}
	for count > 0 {
		calls := make([]call, min(count, atOnce))
		for i := range calls {
			calls[i] = r.call()
		}
		count -= len(calls)
		for i, theirs := range ask(t, calls) {
			c := calls[i]
			if strings.Contains(theirs.Code, " ") { // no code of JSONata: an exception of JavaScript
				crashed[c.Name+": "+strings.TrimRight(theirs.Code, "-0123456789")]++
				continue
			}
			if theirs.String() != c.ours.String() && !c.known() {
				if shown++; shown <= 40 {
					t.Errorf("$%s(%v): npm's jsonata has %.200v, here it is %.200v", c.Name, c.Arguments, theirs, c.ours)
				}
			}
		}
	}
	require.Zero(t, shown)
	for what, times := range crashed {
		t.Logf("npm's jsonata threw %d times %s", times, what)
	}
}

// bareYear is a day before the year 100 without a time, where Node falls back on
// guessing.
var bareYear = regexp.MustCompile(`^00[^T]*$`)

// pointedZone is a time zone with a point between hours and minutes, which the
// library takes for any character.
var pointedZone = regexp.MustCompile(`\[[zZ][^]]*\.`)

// known reports whether a call is one whose answer JavaScript leaves open, or
// where the library is plainly wrong.
func (c call) known() bool {
	switch c.Name {
	case "formatInteger": // Roman numerals of ten thousand letters end where the stack does
		return c.ours.Code == "U1001"
	case "parseInteger": // by a sum of powers that Node does not round well
		if c.ours.Result == nil {
			return false
		}
		f, err := strconv.ParseFloat(*c.ours.Result, 64)
		return err == nil && math.Abs(f) >= 1<<53
	case "formatBase": // digits beyond what a float can tell
		return math.Abs(c.Arguments[0].(float64)) >= 1<<53
	case "toMillis":
		if len(c.Arguments) == 2 {
			return pointedZone.MatchString(c.Arguments[1].(string))
		}
		return len(c.Arguments) == 1 && bareYear.MatchString(c.Arguments[0].(string))
	}
	return false
}

type dice struct{ *rand.Rand }

func (r dice) oneOf(all ...string) string { return all[r.IntN(len(all))] }

func (r dice) call() call {
	switch r.IntN(9) {
	case 0:
		return ours("formatInteger", r.number(), r.integerPicture())
	case 1:
		p := r.integerPicture()
		c := ours("formatInteger", math.Floor(math.Abs(r.number())), p)
		if c.ours.Result == nil || r.IntN(4) == 0 {
			return ours("parseInteger", r.text("0123456789,.-+ xXiIvVaAbB"), p)
		}
		return ours("parseInteger", r.damaged(*c.ours.Result), p)
	case 2:
		return ours("formatBase", r.number(), float64(r.IntN(39)))
	case 3:
		return ours("round", r.number(), float64(r.IntN(24)-8))
	case 4:
		return ours("string", r.number())
	case 5:
		f, p, o := r.number(), r.numberPicture(), symbolList{}
		if r.IntN(3) == 0 {
			o = r.options()
		}
		if c := ours("formatNumber", f, p, o); f > 0 || c.ours.Result == nil || !strings.ContainsAny(p, "eE^") {
			return c
		}
		return ours("formatNumber", math.Abs(f)+1, p, o) // npm's never ends for a negative number or zero with an exponent
	case 6:
		return ours("fromMillis", r.millis(), r.datePicture(), r.zone())
	case 7:
		p := r.datePicture()
		if c := ours("fromMillis", r.millis(), p, r.oneOf("", "+0100", "-0700", "0530")); c.ours.Result != nil {
			return ours("toMillis", r.damaged(*c.ours.Result), p)
		}
		return ours("toMillis", "", p)
	}
	return ours("toMillis", r.iso())
}

func (r dice) number() float64 {
	f := r.NormFloat64()
	switch r.IntN(8) {
	case 0:
		f = float64(r.IntN(100))
	case 1:
		f = float64(r.IntN(2_000_000) - 1_000_000)
	case 2:
		f = float64(r.IntN(200_000)-100_000) / 8
	case 3:
		f = float64(r.IntN(2_000_000)-1_000_000) / 1000
	case 4:
		f *= math.Pow(10, float64(r.IntN(30)))
	case 5:
		f *= math.Pow(10, -float64(r.IntN(30)))
	case 6:
		f = float64(r.Int64() >> r.IntN(60))
	}
	return f
}

func (r dice) text(alphabet string) string {
	marks, text := []rune(alphabet), make([]rune, r.IntN(9))
	for i := range text {
		text[i] = marks[r.IntN(len(marks))]
	}
	return string(text)
}

// damaged leaves most texts as they are.
func (r dice) damaged(text string) string {
	if text == "" || r.IntN(6) > 0 {
		return text
	}
	marks := []rune(text)
	marks[r.IntN(len(marks))] = []rune(r.oneOf("0", "1", "a", "Z", " ", "-", ",", ":", "9"))[0]
	return string(marks)
}

func (r dice) integerPicture() string {
	p := r.oneOf("A", "a", "I", "i", "W", "Ww", "w", "0", "1", "#", "#0", "000", "#,##0", "#,###,##0", "0,000", "##,##,##0", "0.000.000", "#'##0", "٠", "#,##٠", "１", "0٠", "x", "")
	if r.IntN(4) == 0 {
		p = r.text("000###,,.1'")
	}
	return p + r.oneOf("", "", "", ";o", ";c", ";o(-en)", ";", ";;o")
}

func (r dice) numberPicture() string {
	if r.IntN(3) > 0 {
		return r.oneOf("", "", "$", "total ", "é ") + r.oneOf("#", "0", "#,##0", "#,##,##0", "000", "##0", "") + r.oneOf("", ".", ".00", ".0##", ".##", ".000,0", ".0#,##,#", ".#") + r.oneOf("", "", "", "e0", "e00", "e", "%", "‰", "e0%") + r.oneOf("", "", " x", ";(0)", ";-0.0", ";")
	}
	return r.text("000##,,..;%‰e-x ")
}

func (r dice) options() symbolList {
	all := symbolList{
		{"decimal-separator", r.oneOf(",", ".", ":", "")}, {"grouping-separator", r.oneOf(".", " ", ",")}, {"exponent-separator", r.oneOf("E", "e", "^")},
		{"minus-sign", r.oneOf("~", "", "−")}, {"percent", r.oneOf("%", "p", "pc")}, {"per-mille", "m"}, {"zero-digit", r.oneOf("٠", "1", "a")},
		{"digit", r.oneOf("*", "9", "z")}, {"pattern-separator", r.oneOf("|", ":")}, {"unknown", "x"},
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:r.IntN(4)]
}

func (r dice) millis() float64 {
	switch r.IntN(8) {
	case 0:
		return float64(r.Int64N(2*9_000_000_000_000_000)-9_000_000_000_000_000) + 0.5
	case 1:
		return float64(r.Int64N(4_000_000_000_000) - 62_000_000_000_000) // about the year 50
	case 2:
		return float64(r.IntN(86_400_000))
	}
	return float64(r.Int64N(4_000_000_000_000) - 1_000_000_000_000)
}

func (r dice) zone() string {
	return r.oneOf("+0000", "0000", "+0100", "-0500", "-0530", "+0545", "+1400", "0", "5", "Z", "+01:00", "99999")
}

func (r dice) datePicture() string {
	if r.IntN(2) == 0 {
		return r.oneOf("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]", "[Y0001]-[M01]-[D01]", "[M01]/[D01]/[Y0001] at [H01]:[m01]:[s01]",
			"[D1o] [MNn] [Y]", "[FNn], [D1] [MNn,*-3] [Y0001]", "[h#1]:[m01][P]", "[H01][m01]", "[Y]-[d001]", "[X0001]-W[W01]-[F1]", "[YI] [MA] [Dw]",
			"[Dwo] [MNn] [YWw]", "[Y0001][M01][D01][H01][m01][s01][f001]", "[D01][[[M01]]][Y,2-2]", "[H01]:[m01] [z]", "[s01].[f001]", "[h]:[m] [PN] [Z0000]")
	}
	var b strings.Builder
	for range r.IntN(6) {
		b.WriteString(r.oneOf("", "", "-", "/", ":", " ", "T", "]]", "[[", ".") + "[" + r.oneOf("Y", "M", "D", "d", "F", "W", "w", "X", "x", "H", "h", "P", "m", "s", "f", "Z", "z", "C", "E", "B", ""))
		b.WriteString(r.oneOf("", "", "0", "1", "01", "001", "0001", "#1", "n", "N", "Nn", "I", "i", "A", "w", "W", "Ww", "01:01", "0,0", "9.9", " 1 ", "q"))
		b.WriteString(r.oneOf("", "", "o", "t", "c") + r.oneOf("", "", "", ",2", ",*-3", ",2-4", ",2-2", ",3-3", ",*") + "]")
	}
	return b.String()
}

func (r dice) iso() string {
	two := func(most int) string { n := r.IntN(most); return string(rune('0'+n/10)) + string(rune('0'+n%10)) }
	text := two(30) + two(100)
	for range r.IntN(4) {
		text += "-" + two(14)
	}
	if r.IntN(4) > 0 {
		text += "T" + two(26) + ":" + two(60) + ":" + two(60) + r.oneOf("", ".5", ".123", ".99999", ".")
	}
	return text + r.oneOf("", "", "Z", "+01:00", "-0530", "+"+two(30)+two(60))
}
