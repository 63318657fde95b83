package policy

import (
	"strconv"

	"playground/engine/value"
)

// Parse reads the text of a policy as SNS does when it is set, or says what SNS says: what stands behind "Invalid
// parameter: ", or behind "Attributes Reason: " there. Most of it ends with a second line: the position at which AWS's
// reader has given up, in the text as AWS writes it anew, without spaces.
func Parse(text string, scope Scope) (v value.Value, told string) {
	if len(text) > bytesMax {
		return value.Null, introduction + tooLarge
	}
	v, bad := value.Parse(text, value.Limits{LastNameWins: true})
	if bad != nil {
		return value.Null, introduction + "failed to parse JSON. " + syntaxTold(text, bad)
	}
	c := compiler{}
	c.policy(v, scope)
	if len(c.flaws) == 0 {
		return v, ""
	}
	return value.Null, c.flaws[0].toldOf(v)
}

const introduction = "FilterPolicy: "

// toldOf is what SNS says of a flaw in a policy.
func (f *flaw) toldOf(v value.Value) string {
	said := f.told.with(f.told.of)
	if said == notNested {
		return said
	}
	if f.stop != nowhere {
		w := rewriter{until: f}
		w.value("", v)
		said += "\n at [Source: (String)" + excerpt(string(w.text)) + "; line: 1, column: " + strconv.Itoa(w.column) + "]"
	}
	return introduction + said
}

// excerptMost is how many characters AWS's reader repeats of a text (Jackson's ContentReference).
const excerptMost = 500

func excerpt(text string) string {
	rest := ""
	if n := characters(text); n > excerptMost {
		text = text[:cut(text, excerptMost)]
		rest = "[truncated " + strconv.Itoa(n-excerptMost) + " chars]"
	}
	return `"` + text + `"` + rest
}

// characters counts a text's characters as Java does: one beyond U+FFFF is two.
func characters(text string) (n int) {
	for _, r := range text {
		n += units(r)
	}
	return n
}

func units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// cut is how many bytes hold the first so many characters; where that would halve one, it is left out.
func cut(text string, most int) int {
	for i, r := range text {
		if most -= units(r); most < 0 {
			return i
		}
	}
	return len(text)
}
